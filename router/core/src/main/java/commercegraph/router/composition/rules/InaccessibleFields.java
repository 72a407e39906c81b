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

/// An accessible type does not hide what an accessible interface of it shows: fields, and their
/// arguments.
final class InaccessibleFields implements SupergraphRule {
    @Override
    public Stream<CompositionError> check(MergedSchema schema) {
        Access access = new Access(schema);
        List<CompositionError> errors = new ArrayList<>();
        access.visibleComposites()
                .forEach(
                        type ->
                                type.interfaces().stream()
                                        .filter(name -> !access.isHidden(name))
                                        .forEach(
                                                name -> {
                                                    MergedType.Composite iface =
                                                            schema.composite(name);
                                                    if (iface != null) {
                                                        check(type, iface, access, schema, errors);
                                                    }
                                                }));
        return errors.stream();
    }

    private static void check(
            MergedType.Composite type,
            MergedType.Composite iface,
            Access access,
            MergedSchema schema,
            List<CompositionError> errors) {
        for (MergedField shown : iface.fields().values()) {
            MergedField field = type.fields().get(shown.name());
            if (field == null || access.isHidden(shown.directives())) {
                continue;
            }
            if (access.isHidden(field.directives())) {
                errors.add(hidden(field.coordinate(), shown.coordinate(), schema));
                continue;
            }
            for (MergedInput argument : shown.arguments().values()) {
                MergedInput own = field.arguments().get(argument.name());
                boolean shownArgument = !access.isHidden(argument.directives());
                if (own != null && shownArgument && access.isHidden(own.directives())) {
                    errors.add(hidden(own.coordinate(), argument.coordinate(), schema));
                }
                if (own != null
                        && !shownArgument
                        && own.isRequired()
                        && !access.isHidden(own.directives())) {
                    errors.add(
                            SupergraphRule.error(
                                    ErrorCode.REQUIRED_INACCESSIBLE,
                                    "\"%s\" is inaccessible, but \"%s\", which implements it, is required"
                                            .formatted(argument.coordinate(), own.coordinate()),
                                    argument.coordinate(),
                                    schema));
                }
            }
        }
    }

    private static CompositionError hidden(String own, String shown, MergedSchema schema) {
        return SupergraphRule.error(
                ErrorCode.IMPLEMENTED_BY_INACCESSIBLE,
                "\"%s\" is inaccessible, but \"%s\", which it implements, is not"
                        .formatted(own, shown),
                own,
                schema);
    }
}
