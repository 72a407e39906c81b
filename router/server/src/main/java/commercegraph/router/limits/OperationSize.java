package commercegraph.router.limits;

import commercegraph.router.operation.Operation;
import commercegraph.router.operation.Selection;
import commercegraph.router.operation.Selection.Field;
import commercegraph.router.operation.Selection.Fragment;
import java.util.List;

/// The size of a normalized operation.
///
/// @param depth fields in each other
/// @param rootFields at the top, those of fragments included
record OperationSize(int depth, int aliases, int rootFields) {
    private static final OperationSize EMPTY = new OperationSize(0, 0, 0);

    static OperationSize of(Operation operation) {
        return of(operation.selections());
    }

    private static OperationSize of(List<Selection> selections) {
        return selections.stream().map(OperationSize::of).reduce(EMPTY, OperationSize::beside);
    }

    private static OperationSize of(Selection selection) {
        return switch (selection) {
            case Field field -> {
                OperationSize inner = of(field.selections());
                int alias = field.responseKey().equals(field.name()) ? 0 : 1;
                yield new OperationSize(inner.depth() + 1, inner.aliases() + alias, 1);
            }
            case Fragment(_, var inner) -> of(inner);
        };
    }

    private OperationSize beside(OperationSize other) {
        return new OperationSize(
                Math.max(depth, other.depth),
                aliases + other.aliases,
                rootFields + other.rootFields);
    }
}
