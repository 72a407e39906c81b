package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import graphql.language.Value;
import java.util.stream.Stream;

/// A default is a value of its type. GraphQL specification, section 3.6.1 "Field Arguments".
final class DefaultValues implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.elements()
                .filter(InputNode.class::isInstance)
                .map(InputNode.class::cast)
                .filter(input -> !isValid(schema, input))
                .map(
                        input ->
                                invalid(
                                        "the default of \"%s\" is no %s"
                                                .formatted(input.coordinate(), input.type()),
                                        input.place()));
    }

    private static boolean isValid(SubgraphSchema schema, InputNode input) {
        Value<?> value = input.defaultValue();
        return value == null || Values.isValid(schema, input.type(), value);
    }
}
