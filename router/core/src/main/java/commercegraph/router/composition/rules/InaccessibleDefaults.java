package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedInput;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An accessible default does not name an inaccessible enum value or input field: introspection
/// would show it.
final class InaccessibleDefaults implements SupergraphRule {
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
                .filter(input -> !access.isHidden(input.directives()))
                .filter(
                        input ->
                                names(
                                        schema,
                                        access,
                                        input.type().baseName(),
                                        input.defaultValue()))
                .map(
                        input ->
                                SupergraphRule.error(
                                        ErrorCode.DEFAULT_VALUE_USES_INACCESSIBLE,
                                        "the default of \"%s\" uses something inaccessible"
                                                .formatted(input.coordinate()),
                                        input.coordinate(),
                                        schema));
    }

    private static boolean names(
            MergedSchema schema, Access access, String type, @Nullable Value<?> value) {
        return switch (value) {
            case null -> false;
            case ArrayValue list ->
                    list.getValues().stream().anyMatch(item -> names(schema, access, type, item));
            case EnumValue constant ->
                    schema.types().get(type) instanceof MergedType.Enumeration enumeration
                            && enumeration.values().stream()
                                    .anyMatch(
                                            known ->
                                                    known.name().equals(constant.getName())
                                                            && access.isHidden(known.directives()));
            case ObjectValue object ->
                    schema.types().get(type) instanceof MergedType.InputObject input
                            && object.getObjectFields().stream()
                                    .anyMatch(field -> names(schema, access, input, field));
            default -> false;
        };
    }

    private static boolean names(
            MergedSchema schema, Access access, MergedType.InputObject input, ObjectField given) {
        MergedInput field = input.fields().get(given.getName());
        return field != null
                && (access.isHidden(field.directives())
                        || names(schema, access, field.type().baseName(), given.getValue()));
    }
}
