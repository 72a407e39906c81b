package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.stream.Stream;

/// A field of an interface is not external: only objects are resolved. Federation specification,
/// "@external".
final class ExternalOnInterface implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.interfaces()
                .flatMap(type -> type.fields().values().stream())
                .filter(schema.facts()::isExternal)
                .map(
                        field ->
                                error(
                                        ErrorCode.EXTERNAL_ON_INTERFACE,
                                        "\"%s\" is a field of an interface and cannot be external"
                                                .formatted(field.coordinate()),
                                        field.place()));
    }
}
