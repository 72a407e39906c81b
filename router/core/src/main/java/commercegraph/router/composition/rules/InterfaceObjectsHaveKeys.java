package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.stream.Stream;

/// An interface object has a key: it is joined to the interface by nothing else. Federation
/// specification, "@interfaceObject".
final class InterfaceObjectsHaveKeys implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.objects()
                .filter(SubgraphSchema::isInterfaceObject)
                .filter(type -> !type.has(FederationDirective.KEY))
                .map(
                        type ->
                                error(
                                        ErrorCode.INTERFACE_OBJECT_USAGE_ERROR,
                                        "interface object \"%s\" has no @key"
                                                .formatted(type.name()),
                                        type.place()));
    }
}
