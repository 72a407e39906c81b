package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedField;
import commercegraph.router.composition.merge.MergedInput;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The query type is accessible, nothing accessible is of an inaccessible type, and an accessible
/// type has something accessible. Inaccessible specification v0.2.
final class InaccessibleTypes implements SupergraphRule {
    @Override
    public Stream<CompositionError> check(MergedSchema schema) {
        Access access = new Access(schema);
        List<CompositionError> errors = new ArrayList<>();
        if (access.isHidden("Query")) {
            errors.add(
                    SupergraphRule.error(
                            ErrorCode.QUERY_ROOT_TYPE_INACCESSIBLE,
                            "the query type is inaccessible",
                            "Query",
                            schema));
        }
        access.visibleFields()
                .forEach(
                        field -> {
                            checkReference(field, access, schema, errors);
                            visible(field.arguments().values().stream(), access)
                                    .forEach(
                                            argument ->
                                                    checkReference(
                                                            argument, access, schema, errors));
                        });
        schema.operationDirectives().values().stream()
                .flatMap(directive -> visible(directive.arguments().values().stream(), access))
                .forEach(argument -> checkReference(argument, access, schema, errors));
        access.visibleTypes()
                .forEach(
                        type -> {
                            if (type instanceof MergedType.InputObject input) {
                                visible(input.fields().values().stream(), access)
                                        .forEach(
                                                field ->
                                                        checkReference(
                                                                field, access, schema, errors));
                            }
                            checkChildren(type, access, schema, errors);
                        });
        return errors.stream();
    }

    private static Stream<MergedInput> visible(Stream<MergedInput> inputs, Access access) {
        return inputs.filter(input -> !access.isHidden(input.directives()));
    }

    private static void checkReference(
            MergedField field, Access access, MergedSchema schema, List<CompositionError> errors) {
        checkReference(field.type().baseName(), field.coordinate(), access, schema, errors);
    }

    private static void checkReference(
            MergedInput input, Access access, MergedSchema schema, List<CompositionError> errors) {
        checkReference(input.type().baseName(), input.coordinate(), access, schema, errors);
    }

    private static void checkReference(
            String type,
            String coordinate,
            Access access,
            MergedSchema schema,
            List<CompositionError> errors) {
        if (access.isHidden(type)) {
            errors.add(
                    SupergraphRule.error(
                            ErrorCode.REFERENCED_INACCESSIBLE,
                            "\"%s\" is accessible, but its type \"%s\" is not"
                                    .formatted(coordinate, type),
                            coordinate,
                            schema));
        }
    }

    private static void checkChildren(
            MergedType type, Access access, MergedSchema schema, List<CompositionError> errors) {
        boolean some =
                switch (type) {
                    case MergedType.Composite composite ->
                            composite.fields().values().stream()
                                    .anyMatch(field -> !access.isHidden(field.directives()));
                    case MergedType.InputObject input ->
                            visible(input.fields().values().stream(), access).findAny().isPresent();
                    case MergedType.Enumeration enumeration ->
                            enumeration.values().stream()
                                    .anyMatch(value -> !access.isHidden(value.directives()));
                    case MergedType.Union union ->
                            union.members().stream().anyMatch(member -> !access.isHidden(member));
                    case MergedType.Scalar _ -> true;
                };
        if (!some) {
            errors.add(
                    SupergraphRule.error(
                            ErrorCode.ONLY_INACCESSIBLE_CHILDREN,
                            "\"%s\" is accessible, but nothing of it is".formatted(type.name()),
                            type.name(),
                            schema));
        }
    }
}
