package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.stream.Stream;

/// An external field is there for a key, a requirement, a `@provides` or an interface. Federation
/// specification, "@external".
final class ExternalIsUsed implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.fields()
                .filter(schema.facts()::isExternal)
                .filter(field -> !schema.facts().isUsed(field))
                .map(
                        field ->
                                error(
                                        ErrorCode.EXTERNAL_UNUSED,
                                        "\"%s\" is external, but nothing uses it"
                                                .formatted(field.coordinate()),
                                        field.place()));
    }
}
