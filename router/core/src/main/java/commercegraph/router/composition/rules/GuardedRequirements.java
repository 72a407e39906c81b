package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedField;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.ContextSelection;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.FieldSets;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A field that is made of guarded fields, by `@requires` or from a context, is guarded as they
/// are: else it would give them away.
final class GuardedRequirements implements SupergraphRule {
    @Override
    public Stream<CompositionError> check(MergedSchema schema) {
        List<CompositionError> errors = new ArrayList<>();
        for (SubgraphSchema subgraph : schema.subgraphs()) {
            subgraph.fields()
                    .filter(field -> !isSafe(schema, subgraph, field))
                    .forEach(field -> errors.add(missing(field)));
        }
        return errors.stream();
    }

    private static boolean isSafe(MergedSchema schema, SubgraphSchema subgraph, FieldNode field) {
        MergedType.Composite parent = schema.composite(field.parent());
        MergedField merged = parent == null ? null : parent.fields().get(field.name());
        if (parent == null || merged == null) {
            return true;
        }
        Guard guard = guard(schema, parent).and(guard(schema, merged));
        boolean requirements =
                field.applied(FederationDirective.REQUIRES)
                        .flatMap(requires -> FieldSets.of(requires).stream())
                        .allMatch(
                                fields ->
                                        satisfies(
                                                schema,
                                                field.parent(),
                                                fields.selections(),
                                                guard));
        return requirements
                && field.arguments().values().stream()
                        .allMatch(argument -> isSafe(schema, subgraph, argument, guard));
    }

    private static boolean isSafe(
            MergedSchema schema, SubgraphSchema subgraph, InputNode argument, Guard guard) {
        ContextSelection selection =
                argument.first(FederationDirective.FROM_CONTEXT)
                        .flatMap(ContextSelection::of)
                        .orElse(null);
        if (selection == null) {
            return true;
        }
        for (TypeNode type : subgraph.types().values()) {
            boolean sets =
                    type.applied(FederationDirective.CONTEXT)
                            .anyMatch(
                                    applied ->
                                            applied.string("name")
                                                    .orElse("")
                                                    .equals(selection.context()));
            MergedType.Composite merged = schema.composite(type.name());
            if (sets
                    && ((merged != null && !guard.satisfies(guard(schema, merged)))
                            || !selection
                                    .fields()
                                    .map(
                                            fields ->
                                                    satisfies(
                                                            schema,
                                                            type.name(),
                                                            fields.selections(),
                                                            guard))
                                    .orElse(true))) {
                return false;
            }
        }
        return true;
    }

    private static boolean satisfies(
            MergedSchema schema, String type, List<FieldSet.Selection> selections, Guard guard) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.TypeCondition(var on, var inner) -> {
                    MergedType.Composite condition = schema.composite(on);
                    if ((condition != null && !guard.satisfies(guard(schema, condition)))
                            || !satisfies(schema, on, inner, guard)) {
                        return false;
                    }
                }
                case FieldSet.Field(var name, _, var inner) -> {
                    MergedType.Composite parent = schema.composite(type);
                    MergedField field = parent == null ? null : parent.fields().get(name);
                    if (field != null && !satisfies(schema, field, inner, guard)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean satisfies(
            MergedSchema schema, MergedField field, List<FieldSet.Selection> inner, Guard guard) {
        String target = field.type().baseName();
        MergedType type = schema.types().get(target);
        return guard.satisfies(guard(schema, field))
                && (type == null
                        || guard.satisfies(Guard.of(type.directives(), schema.directiveNames())))
                && satisfies(schema, target, inner, guard);
    }

    private static Guard guard(MergedSchema schema, MergedType.Composite type) {
        return Guard.of(type.directives(), schema.directiveNames());
    }

    private static Guard guard(MergedSchema schema, MergedField field) {
        return Guard.of(field.directives(), schema.directiveNames());
    }

    private static CompositionError missing(FieldNode field) {
        return SubgraphRule.error(
                ErrorCode.MISSING_TRANSITIVE_AUTH_REQUIREMENTS,
                "\"%s\" needs the @authenticated, @requiresScopes and @policy of the fields that it is made of"
                        .formatted(field.coordinate()),
                field.place());
    }
}
