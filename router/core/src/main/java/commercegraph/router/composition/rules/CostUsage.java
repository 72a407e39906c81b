package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.stream.Stream;

/// `@cost` does not stand at a field of an interface: what it costs depends on the object. Cost
/// specification, "@cost".
final class CostUsage implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.interfaces()
                .flatMap(type -> type.fields().values().stream())
                .filter(field -> field.has(FederationDirective.COST))
                .map(
                        field ->
                                error(
                                        ErrorCode.COST_APPLIED_TO_INTERFACE_FIELD,
                                        "\"%s\" is a field of an interface and cannot have @cost"
                                                .formatted(field.coordinate()),
                                        field.place()));
    }
}
