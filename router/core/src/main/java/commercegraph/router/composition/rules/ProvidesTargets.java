package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.FederationDirective;
import java.util.stream.Stream;

/// `@provides` stands at a field that the subgraph resolves and that has fields. Federation
/// specification, "@provides".
final class ProvidesTargets implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.fields()
                .filter(field -> field.has(FederationDirective.PROVIDES))
                .flatMap(field -> check(schema, field));
    }

    private static Stream<CompositionError> check(SubgraphSchema schema, FieldNode field) {
        if (schema.facts().isExternal(field)) {
            return Stream.of(
                    error(
                            ErrorCode.EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE,
                            "\"%s\" is external, and so cannot provide anything"
                                    .formatted(field.coordinate()),
                            field.place()));
        }
        TypeNode type = schema.type(field.type().baseName());
        return type instanceof TypeNode.Composite || type instanceof TypeNode.Union
                ? Stream.empty()
                : Stream.of(
                        error(
                                ErrorCode.PROVIDES_ON_NON_OBJECT_FIELD,
                                "\"%s\" is \"%s\", which has no fields to provide"
                                        .formatted(field.coordinate(), field.type()),
                                field.place()));
    }
}
