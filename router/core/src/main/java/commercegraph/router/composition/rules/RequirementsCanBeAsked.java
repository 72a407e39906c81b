package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedField;
import commercegraph.router.composition.merge.MergedInput;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.FieldSets;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.Argument;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A `@requires` asks other subgraphs, so its arguments must be those that all of them have:
/// arguments are merged by intersection, and one that is optional here may be required there.
final class RequirementsCanBeAsked implements SupergraphRule {
    @Override
    public Stream<CompositionError> check(MergedSchema schema) {
        List<CompositionError> errors = new ArrayList<>();
        for (SubgraphSchema subgraph : schema.subgraphs()) {
            subgraph.fields().forEach(field -> check(schema, field, errors));
        }
        return errors.stream();
    }

    private static void check(MergedSchema schema, FieldNode field, List<CompositionError> errors) {
        for (Applied requires : field.applied(FederationDirective.REQUIRES).toList()) {
            FieldSets.of(requires)
                    .ifPresent(
                            fields ->
                                    check(
                                            schema,
                                            field.parent(),
                                            fields.selections(),
                                            requires,
                                            errors));
        }
    }

    private static void check(
            MergedSchema schema,
            String type,
            List<FieldSet.Selection> selections,
            Applied requires,
            List<CompositionError> errors) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.TypeCondition(var on, var inner) ->
                        check(schema, on, inner, requires, errors);
                case FieldSet.Field(var name, var arguments, var inner) -> {
                    MergedType.Composite parent = schema.composite(type);
                    MergedField field = parent == null ? null : parent.fields().get(name);
                    if (field != null) {
                        checkArguments(field, arguments, requires, errors);
                        check(schema, field.type().baseName(), inner, requires, errors);
                    }
                }
            }
        }
    }

    private static void checkArguments(
            MergedField field,
            List<Argument> arguments,
            Applied requires,
            List<CompositionError> errors) {
        Set<String> given = new HashSet<>();
        for (Argument argument : arguments) {
            given.add(argument.name());
            if (!field.arguments().containsKey(argument.name())) {
                errors.add(
                        SubgraphRule.error(
                                ErrorCode.REQUIRES_INVALID_FIELDS,
                                "@requires gives \"%s\" an argument \"%s\" that not every subgraph has"
                                        .formatted(field.coordinate(), argument.name()),
                                requires.place()));
            }
        }
        for (MergedInput input : field.arguments().values()) {
            if (input.isRequired() && !given.contains(input.name())) {
                errors.add(
                        SubgraphRule.error(
                                ErrorCode.REQUIRES_INVALID_FIELDS,
                                "@requires does not give \"%s\" a value, which some subgraph requires"
                                        .formatted(input.coordinate()),
                                requires.place()));
            }
        }
    }
}
