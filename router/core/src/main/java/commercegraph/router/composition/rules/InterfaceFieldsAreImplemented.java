package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedField;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A type has the fields that any subgraph gives its interfaces.
final class InterfaceFieldsAreImplemented implements SupergraphRule {
    @Override
    public Stream<CompositionError> check(MergedSchema schema) {
        List<CompositionError> errors = new ArrayList<>();
        for (MergedType type : schema.types().values()) {
            if (type instanceof MergedType.Composite composite) {
                for (String implemented : composite.interfaces()) {
                    check(schema, composite, implemented, errors);
                }
            }
        }
        return errors.stream();
    }

    private static void check(
            MergedSchema schema,
            MergedType.Composite type,
            String implemented,
            List<CompositionError> errors) {
        MergedType.Composite iface = schema.composite(implemented);
        if (iface == null) {
            return;
        }
        for (MergedField field : iface.fields().values()) {
            if (!type.fields().containsKey(field.name())) {
                errors.add(
                        SupergraphRule.error(
                                ErrorCode.INTERFACE_FIELD_NO_IMPLEM,
                                "\"%s\" implements \"%s\", but no subgraph gives it the field \"%s\""
                                        .formatted(type.name(), implemented, field.name()),
                                field.coordinate(),
                                schema));
            }
        }
    }
}
