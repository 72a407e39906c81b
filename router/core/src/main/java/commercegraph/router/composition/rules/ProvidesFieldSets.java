package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.FieldSets;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every field that a `@provides` selects is defined on the field's type, has no arguments, and is
/// external: what a subgraph resolves anyway it need not provide. Federation specification,
/// "@provides".
final class ProvidesFieldSets implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return AppliedFields.check(schema, FederationDirective.PROVIDES, ProvidesFieldSets::check);
    }

    private static void check(
            SubgraphSchema schema,
            FieldNode field,
            Applied provides,
            Consumer<CompositionError> errors) {
        String target = field.type().baseName();
        Composite parent = schema.composite(field.parent());
        if (parent != null && parent.isInterface()) {
            errors.accept(
                    error(
                            ErrorCode.PROVIDES_UNSUPPORTED_ON_INTERFACE,
                            "\"%s\" is a field of an interface and cannot have @provides"
                                    .formatted(field.coordinate()),
                            provides.place()));
        }
        FieldSetReading.read(schema, target, provides, FieldSetCodes.PROVIDES, errors)
                .ifPresent(fields -> checkFields(schema, field, fields, provides, errors));
    }

    private static void checkFields(
            SubgraphSchema schema,
            FieldNode field,
            FieldSet fields,
            Applied provides,
            Consumer<CompositionError> errors) {
        String target = field.type().baseName();
        for (FieldNode provided : FieldSets.targets(schema, target, fields, false)) {
            if (!provided.arguments().isEmpty()) {
                errors.accept(
                        error(
                                ErrorCode.PROVIDES_FIELDS_HAS_ARGS,
                                "\"%s\" provides \"%s\", which has arguments"
                                        .formatted(field.coordinate(), provided.coordinate()),
                                provides.place()));
            }
        }
        for (String leaf : ExternalLeaves.missing(schema, target, fields)) {
            errors.accept(
                    error(
                            ErrorCode.PROVIDES_FIELDS_MISSING_EXTERNAL,
                            "\"%s\" provides \"%s\", which is not external: this subgraph resolves it anyway"
                                    .formatted(field.coordinate(), leaf),
                            provides.place()));
        }
    }
}
