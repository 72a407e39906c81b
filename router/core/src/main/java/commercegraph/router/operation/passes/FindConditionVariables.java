package commercegraph.router.operation.passes;

import commercegraph.router.operation.ChosenOperation;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variables that decide a `@skip` or an `@include` of the operation or of a fragment that it
/// reaches. Each fragment is looked at once.
public final class FindConditionVariables {
    private final ChosenOperation chosen;
    private final Set<String> visited = new HashSet<>();
    private final Set<String> found = new HashSet<>();

    private FindConditionVariables(ChosenOperation chosen) {
        this.chosen = chosen;
    }

    public static Set<String> apply(ChosenOperation chosen) {
        FindConditionVariables find = new FindConditionVariables(chosen);
        find.in(chosen.definition().getSelectionSet());
        return Set.copyOf(find.found);
    }

    private void in(@Nullable SelectionSet selections) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            conditions((DirectivesContainer<?>) selection);
            switch (selection) {
                case Field field -> in(field.getSelectionSet());
                case InlineFragment fragment -> in(fragment.getSelectionSet());
                case FragmentSpread spread -> in(spread);
                default -> throw new IllegalStateException("not a selection: " + selection);
            }
        }
    }

    private void in(FragmentSpread spread) {
        FragmentDefinition fragment = chosen.fragments().get(spread.getName());
        if (fragment != null && visited.add(spread.getName())) {
            in(fragment.getSelectionSet());
        }
    }

    private void conditions(DirectivesContainer<?> selection) {
        for (Directive directive : selection.getDirectives()) {
            boolean condition =
                    directive.getName().equals("skip") || directive.getName().equals("include");
            if (condition
                    && directive.getArgument("if").getValue() instanceof VariableReference it) {
                found.add(it.getName());
            }
        }
    }
}
