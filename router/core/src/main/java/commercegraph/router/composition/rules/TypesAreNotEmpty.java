package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import java.util.stream.Stream;

/// A type has fields, members or values. The query type may be without: it has those of the
/// federation.
final class TypesAreNotEmpty implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.types().values().stream()
                .filter(TypesAreNotEmpty::isEmpty)
                .map(type -> invalid("type \"%s\" is empty".formatted(type.name()), type.place()));
    }

    private static boolean isEmpty(TypeNode type) {
        return switch (type) {
            case TypeNode.Composite composite ->
                    composite.fields().isEmpty() && !composite.name().equals("Query");
            case TypeNode.Union union -> union.members().isEmpty();
            case TypeNode.Enumeration enumeration -> enumeration.values().isEmpty();
            case TypeNode.InputObject input -> input.fields().isEmpty();
            case TypeNode.Scalar _ -> false;
        };
    }
}
