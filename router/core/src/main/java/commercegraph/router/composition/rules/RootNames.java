package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.OperationKind;
import java.util.stream.Stream;

/// Root types are merged under their usual names, so no other type bears one of these.
final class RootNames implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.roots().entrySet().stream()
                .filter(root -> !root.getValue().equals(root.getKey().typeName()))
                .map(root -> used(schema, root.getKey(), root.getValue()));
    }

    private static CompositionError used(SubgraphSchema schema, OperationKind kind, String root) {
        TypeNode other = schema.type(kind.typeName());
        return error(
                switch (kind) {
                    case QUERY -> ErrorCode.ROOT_QUERY_USED;
                    case MUTATION -> ErrorCode.ROOT_MUTATION_USED;
                    case SUBSCRIPTION -> ErrorCode.ROOT_SUBSCRIPTION_USED;
                },
                "the root type is \"%s\": then no other type may be named \"%s\""
                        .formatted(root, kind.typeName()),
                other == null ? schema.place() : other.place());
    }
}
