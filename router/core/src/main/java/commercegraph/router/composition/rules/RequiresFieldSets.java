package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every field that a `@requires` selects is defined, and external: what a subgraph resolves itself
/// it need not require. Federation specification, "@requires".
final class RequiresFieldSets implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return AppliedFields.check(schema, FederationDirective.REQUIRES, RequiresFieldSets::check);
    }

    private static void check(
            SubgraphSchema schema,
            FieldNode field,
            Applied requires,
            Consumer<CompositionError> errors) {
        Composite parent = schema.composite(field.parent());
        if (parent != null && parent.isInterface()) {
            errors.accept(
                    error(
                            ErrorCode.REQUIRES_UNSUPPORTED_ON_INTERFACE,
                            "\"%s\" is a field of an interface and cannot have @requires"
                                    .formatted(field.coordinate()),
                            requires.place()));
        }
        FieldSetReading.read(schema, field.parent(), requires, FieldSetCodes.REQUIRES, errors)
                .ifPresent(
                        fields ->
                                ExternalLeaves.missing(schema, field.parent(), fields)
                                        .forEach(
                                                leaf ->
                                                        errors.accept(
                                                                missing(field, leaf, requires))));
    }

    private static CompositionError missing(FieldNode field, String leaf, Applied requires) {
        return error(
                ErrorCode.REQUIRES_FIELDS_MISSING_EXTERNAL,
                "\"%s\" requires \"%s\", which is not external: this subgraph resolves it itself"
                        .formatted(field.coordinate(), leaf),
                requires.place());
    }
}
