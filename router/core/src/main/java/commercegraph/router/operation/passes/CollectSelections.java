package commercegraph.router.operation.passes;

import commercegraph.router.federation.Argument;
import commercegraph.router.federation.Literals;
import commercegraph.router.operation.ApiTypes;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ChosenOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import commercegraph.router.operation.Selection;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectValue;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Inlines fragments, decides conditions and merges fields, level by level: GraphQL specification,
/// section 6.3.2 "Field Collection", for all possible types at once.
///
/// Fields of one key are merged before their selections are looked at, and a fragment is spread
/// once in a selection set, so a document whose fragments double at each level stays small. What
/// still grows is stopped at `stepsMax`.
public final class CollectSelections {
    private final ChosenOperation chosen;
    private final ApiTypes types;
    private final Map<String, Boolean> conditions;
    private final DocumentLimits limits;
    private int steps;

    public CollectSelections(
            ChosenOperation chosen,
            ApiTypes types,
            Map<String, Boolean> conditions,
            DocumentLimits limits) {
        this.chosen = chosen;
        this.types = types;
        this.conditions = conditions;
        this.limits = limits;
    }

    public Checked<List<Selection>> from(String rootType) {
        try {
            return new Checked.Valid<>(
                    collect(List.of(chosen.definition().getSelectionSet()), rootType, 0));
        } catch (TooLarge e) {
            return Checked.invalid(
                    OperationError.of(
                            Code.OPERATION_TOO_LARGE, Objects.requireNonNull(e.getMessage())));
        }
    }

    private List<Selection> collect(List<SelectionSet> sets, String type, int depth) {
        if (depth > limits.depthMax()) {
            throw new TooLarge("The operation is nested more than " + limits.depthMax() + " deep.");
        }
        Level level = new Level(type, types.possible(type), new HashSet<>());
        sets.forEach(set -> walk(set, level));
        return selections(level, depth);
    }

    private void walk(SelectionSet set, Level level) {
        for (graphql.language.Selection<?> selection : set.getSelections()) {
            if (++steps > limits.stepsMax()) {
                throw new TooLarge(
                        "The operation has more than "
                                + limits.stepsMax()
                                + " selections when its fragments are spread.");
            }
            if (!isIncluded((DirectivesContainer<?>) selection)) {
                continue;
            }
            switch (selection) {
                case Field field -> level.add(field);
                case InlineFragment fragment ->
                        walk(
                                fragment.getSelectionSet(),
                                fragment.getTypeCondition() == null
                                        ? level.typeCondition
                                        : fragment.getTypeCondition().getName(),
                                level);
                case FragmentSpread spread -> {
                    if (level.visited.add(spread.getName())) {
                        FragmentDefinition fragment =
                                Objects.requireNonNull(chosen.fragments().get(spread.getName()));
                        walk(
                                fragment.getSelectionSet(),
                                fragment.getTypeCondition().getName(),
                                level);
                    }
                }
                default -> throw new IllegalStateException("not a selection: " + selection);
            }
        }
    }

    /// A condition that always holds is dropped, where the type itself has the fields; one that
    /// never holds is dropped with what it guards.
    private void walk(SelectionSet set, String condition, Level level) {
        Set<String> possible = types.possible(condition);
        if (possible.containsAll(level.possible)
                && types.hasFieldsOf(level.typeCondition, condition)) {
            walk(set, level);
            return;
        }
        Set<String> narrowed = new HashSet<>(possible);
        narrowed.retainAll(level.possible);
        if (!narrowed.isEmpty()) {
            walk(set, level.narrowed(condition, narrowed));
        }
    }

    private boolean isIncluded(DirectivesContainer<?> selection) {
        for (Directive directive : selection.getDirectives()) {
            if (directive.getName().equals("skip") && isTrue(directive)) {
                return false;
            }
            if (directive.getName().equals("include") && !isTrue(directive)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTrue(Directive directive) {
        return switch (directive.getArgument("if").getValue()) {
            case BooleanValue literal -> literal.isValue();
            case VariableReference variable -> conditions.getOrDefault(variable.getName(), false);
            default -> false;
        };
    }

    private List<Selection> selections(Level level, int depth) {
        List<Selection> selections = new ArrayList<>();
        for (Object entry : level.entries) {
            if (entry instanceof Group group) {
                selections.add(field(group, level, depth));
            } else if (entry instanceof Level nested) {
                List<Selection> inner = selections(nested, depth);
                if (!inner.isEmpty()) {
                    selections.add(new Selection.Fragment(nested.typeCondition, inner));
                }
            }
        }
        return selections;
    }

    private Selection.Field field(Group group, Level level, int depth) {
        Field first = group.fields.getFirst();
        List<SelectionSet> sets =
                group.fields.stream().map(Field::getSelectionSet).filter(Objects::nonNull).toList();
        List<Selection> selections =
                sets.isEmpty()
                        ? List.of()
                        : collect(
                                sets,
                                types.fieldType(level.typeCondition, first.getName()),
                                depth + 1);
        return new Selection.Field(
                group.responseKey,
                first.getName(),
                first.getArguments().stream()
                        .map(it -> argument(it.getName(), it.getValue()))
                        .toList(),
                selections,
                Optional.empty());
    }

    private static Argument argument(String name, Value<?> value) {
        Set<String> variables = new HashSet<>();
        variables(value, variables);
        return new Argument(name, Literals.text(value), variables);
    }

    private static void variables(Value<?> value, Set<String> into) {
        switch (value) {
            case VariableReference variable -> into.add(variable.getName());
            case ArrayValue list -> list.getValues().forEach(item -> variables(item, into));
            case ObjectValue object ->
                    object.getObjectFields().forEach(field -> variables(field.getValue(), into));
            default -> {}
        }
    }

    /// One selection set, or a part of it under a type condition.
    private static final class Level {
        final String typeCondition;
        final Set<String> possible;
        final Set<String> visited;
        final List<Object> entries = new ArrayList<>();
        private final Map<String, Group> groups = new java.util.HashMap<>();

        Level(String typeCondition, Set<String> possible, Set<String> visited) {
            this.typeCondition = typeCondition;
            this.possible = possible;
            this.visited = visited;
        }

        void add(Field field) {
            groups.computeIfAbsent(
                            field.getResultKey(),
                            key -> {
                                Group group = new Group(key);
                                entries.add(group);
                                return group;
                            })
                    .fields
                    .add(field);
        }

        /// The last entry where it has the same condition: joining it to an earlier one would
        /// change the order of the answer's keys.
        Level narrowed(String condition, Set<String> narrowed) {
            if (!entries.isEmpty()
                    && entries.getLast() instanceof Level last
                    && last.typeCondition.equals(condition)) {
                return last;
            }
            Level level = new Level(condition, narrowed, new HashSet<>(visited));
            entries.add(level);
            return level;
        }
    }

    private static final class Group {
        final String responseKey;
        final List<Field> fields = new ArrayList<>();

        Group(String responseKey) {
            this.responseKey = responseKey;
        }
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge(String message) {
            super(message, null, false, false);
        }
    }
}
