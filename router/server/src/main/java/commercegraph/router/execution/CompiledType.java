package commercegraph.router.execution;

import commercegraph.router.plan.ResponseField.Scalar;

/// A [commercegraph.router.plan.ResponseField.ResponseType], ready to be checked against.
sealed interface CompiledType {
    boolean nonNull();

    /// @param values null where any will do
    record Leaf(
            boolean nonNull,
            String name,
            Scalar scalar,
            @org.jspecify.annotations.Nullable TextTable values)
            implements CompiledType {}

    record ListOf(boolean nonNull, CompiledType item) implements CompiledType {}

    /// @param concrete it is one object type: no need to look what the object says it is
    /// @param soleType the number of the only possible type, or below 0
    record Composite(
            boolean nonNull,
            String name,
            TypeSet possibleTypes,
            boolean concrete,
            int soleType,
            CompiledSelection selection)
            implements CompiledType {}

    /// The selection on the objects in it; empty for a leaf.
    default CompiledSelection selection() {
        return switch (this) {
            case Leaf _ -> CompiledSelection.EMPTY;
            case ListOf(_, var item) -> item.selection();
            case Composite composite -> composite.selection;
        };
    }
}
