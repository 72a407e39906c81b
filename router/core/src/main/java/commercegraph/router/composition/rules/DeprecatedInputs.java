package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.stream.Stream;

/// What is required is not deprecated: nobody could leave it out. GraphQL specification, section
/// 3.13.3 "@deprecated".
final class DeprecatedInputs implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.elements()
                .filter(InputNode.class::isInstance)
                .map(InputNode.class::cast)
                .filter(InputNode::isRequired)
                .filter(
                        input ->
                                input.directives().stream()
                                        .anyMatch(applied -> applied.name().equals("deprecated")))
                .map(
                        input ->
                                invalid(
                                        "\"%s\" is required and deprecated"
                                                .formatted(input.coordinate()),
                                        input.place()));
    }
}
