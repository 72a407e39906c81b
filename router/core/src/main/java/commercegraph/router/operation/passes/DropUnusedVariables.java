package commercegraph.router.operation.passes;

import commercegraph.router.operation.Operation.Variable;
import commercegraph.router.operation.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `query($a: Int, $c: Boolean!) { x(a: $a) y @include(if: $c) }` keeps `$a`.
public final class DropUnusedVariables {
    private DropUnusedVariables() {}

    public static List<Variable> apply(List<Variable> variables, List<Selection> selections) {
        if (variables.isEmpty()) {
            return variables;
        }
        Set<String> used = new HashSet<>();
        collect(selections, used);
        return variables.stream().filter(variable -> used.contains(variable.name())).toList();
    }

    private static void collect(List<Selection> selections, Set<String> used) {
        for (Selection selection : selections) {
            switch (selection) {
                case Selection.Field field -> {
                    field.arguments().forEach(argument -> used.addAll(argument.variables()));
                    collect(field.selections(), used);
                }
                case Selection.Fragment fragment -> collect(fragment.selections(), used);
            }
        }
    }
}
