package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedInput;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import java.util.stream.Stream;

/// What nobody can give is not required.
final class InaccessibleInputs implements SupergraphRule {
    @Override
    public Stream<CompositionError> check(MergedSchema schema) {
        Access access = new Access(schema);
        Stream<MergedInput> arguments =
                access.visibleFields().flatMap(field -> field.arguments().values().stream());
        Stream<MergedInput> inputFields =
                access.visibleTypes()
                        .filter(MergedType.InputObject.class::isInstance)
                        .flatMap(
                                type -> ((MergedType.InputObject) type).fields().values().stream());
        return Stream.concat(arguments, inputFields)
                .filter(input -> access.isHidden(input.directives()) && input.isRequired())
                .map(
                        input ->
                                SupergraphRule.error(
                                        ErrorCode.REQUIRED_INACCESSIBLE,
                                        "\"%s\" is inaccessible, but required"
                                                .formatted(input.coordinate()),
                                        input.coordinate(),
                                        schema));
    }
}
