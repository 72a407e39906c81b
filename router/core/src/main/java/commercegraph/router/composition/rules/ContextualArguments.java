package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.ContextSelection;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An argument with `@fromContext` names a context that some type sets, and selects from it one
/// value of its type. Its field belongs to an object that can be asked for by key, since the value
/// may be known only later. Federation specification, "@fromContext".
final class ContextualArguments implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        List<CompositionError> errors = new ArrayList<>();
        schema.fields()
                .forEach(
                        field ->
                                field.arguments()
                                        .values()
                                        .forEach(
                                                argument ->
                                                        argument.applied(
                                                                        FederationDirective
                                                                                .FROM_CONTEXT)
                                                                .forEach(
                                                                        applied ->
                                                                                check(
                                                                                        schema,
                                                                                        field,
                                                                                        argument,
                                                                                        applied,
                                                                                        errors))));
        schema.directives()
                .keySet()
                .forEach(
                        directive ->
                                schema.directiveArguments(directive)
                                        .values()
                                        .forEach(argument -> refuse(argument, errors)));
        return errors.stream();
    }

    private static void refuse(InputNode argument, List<CompositionError> errors) {
        argument.applied(FederationDirective.FROM_CONTEXT)
                .forEach(
                        applied ->
                                errors.add(
                                        error(
                                                ErrorCode.CONTEXT_NOT_SET,
                                                "\"%s\" is no argument of a field"
                                                        .formatted(argument.coordinate()),
                                                applied.place())));
    }

    private static void check(
            SubgraphSchema schema,
            FieldNode field,
            InputNode argument,
            Applied applied,
            List<CompositionError> errors) {
        Optional<String> misplaced = misplaced(schema, field, argument);
        if (misplaced.isPresent()) {
            errors.add(error(ErrorCode.CONTEXT_NOT_SET, misplaced.get(), applied.place()));
            return;
        }
        ContextSelection selection =
                ContextSelection.of(applied).orElse(new ContextSelection("", ""));
        if (selection.context().isEmpty() || selection.selection().isEmpty()) {
            errors.add(
                    error(
                            ErrorCode.NO_CONTEXT_IN_SELECTION,
                            "\"%s\" names no context: $context { selection }"
                                    .formatted(argument.coordinate()),
                            applied.place()));
            return;
        }
        List<TypeNode> setting =
                schema.types().values().stream()
                        .filter(type -> sets(type, selection.context()))
                        .toList();
        if (setting.isEmpty()) {
            errors.add(
                    error(
                            ErrorCode.CONTEXT_NOT_SET,
                            "no type sets the context \"%s\" of \"%s\""
                                    .formatted(selection.context(), argument.coordinate()),
                            applied.place()));
        } else {
            ContextSelectionFit.problem(schema, setting, argument, selection)
                    .ifPresent(
                            problem ->
                                    errors.add(
                                            error(
                                                    ErrorCode.CONTEXT_INVALID_SELECTION,
                                                    "the context of \"%s\" %s"
                                                            .formatted(
                                                                    argument.coordinate(), problem),
                                                    applied.place())));
        }
        checkKey(schema, field, applied, errors);
    }

    private static boolean sets(TypeNode type, String context) {
        return type.applied(FederationDirective.CONTEXT)
                .anyMatch(applied -> applied.string("name").orElse("").equals(context));
    }

    private static Optional<String> misplaced(
            SubgraphSchema schema, FieldNode field, InputNode argument) {
        Composite parent = schema.composite(field.parent());
        if (parent == null || parent.isInterface()) {
            return Optional.of(
                    "\"%s\" belongs to an interface and cannot come from a context"
                            .formatted(argument.coordinate()));
        }
        for (String implemented : parent.interfaces()) {
            if (schema.field(implemented, field.name()).isPresent()) {
                return Optional.of(
                        "\"%s\" implements a field of interface \"%s\" and cannot come from a context"
                                .formatted(argument.coordinate(), implemented));
            }
        }
        return argument.defaultValue() == null
                ? Optional.empty()
                : Optional.of(
                        "\"%s\" comes from a context and cannot have a default"
                                .formatted(argument.coordinate()));
    }

    private static void checkKey(
            SubgraphSchema schema,
            FieldNode field,
            Applied applied,
            List<CompositionError> errors) {
        Composite parent = schema.composite(field.parent());
        boolean resolvable =
                parent != null
                        && parent.applied(FederationDirective.KEY)
                                .anyMatch(key -> !key.isFalse("resolvable"));
        if (!resolvable) {
            errors.add(
                    error(
                            ErrorCode.CONTEXT_NO_RESOLVABLE_KEY,
                            "\"%s\" has an argument from a context, but \"%s\" has no resolvable @key"
                                    .formatted(field.coordinate(), field.parent()),
                            applied.place()));
        }
    }
}
