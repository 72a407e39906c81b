package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.ArrayValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `@listSize` stands at a list or names the lists below it, and its arguments are what they say: a
/// size is not negative, slicing arguments are numbers. Cost specification, "@listSize".
final class ListSizeUsage implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return AppliedFields.check(schema, FederationDirective.LIST_SIZE, ListSizeUsage::check);
    }

    private static void check(
            SubgraphSchema schema,
            FieldNode field,
            Applied size,
            Consumer<CompositionError> errors) {
        List<String> sizedFields = strings(size, "sizedFields");
        if (sizedFields.isEmpty() && !isList(field.type())) {
            errors.accept(
                    error(
                            ErrorCode.LIST_SIZE_APPLIED_TO_NON_LIST,
                            "\"%s\" has @listSize, but is no list".formatted(field.coordinate()),
                            size.place()));
        }
        size.argument("assumedSize")
                .filter(value -> value instanceof IntValue number && number.getValue().signum() < 0)
                .ifPresent(
                        _ ->
                                errors.accept(
                                        error(
                                                ErrorCode.LIST_SIZE_INVALID_ASSUMED_SIZE,
                                                "the assumed size of \"%s\" is negative"
                                                        .formatted(field.coordinate()),
                                                size.place())));
        for (String name : strings(size, "slicingArguments")) {
            InputNode argument = field.arguments().get(name);
            if (argument == null || !isInt(argument.type())) {
                errors.accept(
                        error(
                                ErrorCode.LIST_SIZE_INVALID_SLICING_ARGUMENT,
                                "\"%s\" has no argument \"%s\" of type Int"
                                        .formatted(field.coordinate(), name),
                                size.place()));
            }
        }
        for (String name : sizedFields) {
            Optional<FieldNode> sized = schema.field(field.type().baseName(), name);
            if (sized.filter(known -> isList(known.type())).isEmpty()) {
                errors.accept(
                        error(
                                sized.isPresent()
                                        ? ErrorCode.LIST_SIZE_APPLIED_TO_NON_LIST
                                        : ErrorCode.LIST_SIZE_INVALID_SIZED_FIELD,
                                "\"%s\" has no list \"%s\"".formatted(field.type(), name),
                                size.place()));
            }
        }
    }

    private static List<String> strings(Applied applied, String argument) {
        return applied.argument(argument).stream()
                .flatMap(
                        value ->
                                value instanceof ArrayValue list
                                        ? list.getValues().stream()
                                        : Stream.of(value))
                .filter(StringValue.class::isInstance)
                .map(value -> String.valueOf(((StringValue) value).getValue()))
                .toList();
    }

    private static boolean isList(TypeReference type) {
        return nullable(type) instanceof TypeReference.ListOf;
    }

    private static boolean isInt(TypeReference type) {
        return nullable(type).equals(new TypeReference.Named("Int"));
    }

    private static TypeReference nullable(TypeReference type) {
        return type instanceof TypeReference.NonNull(var of) ? of : type;
    }
}
