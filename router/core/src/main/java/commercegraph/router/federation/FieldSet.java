package commercegraph.router.federation;

import java.util.List;

/// The selection of a `@key`, `@requires`, `@provides` or `@fromContext` argument: the scalar
// `FieldSet` of the Federation
/// specification. Order is that of the source; aliases are not part of it.
public record FieldSet(List<Selection> selections) {
    public FieldSet {
        selections = List.copyOf(selections);
    }

    /// One selection of a field set.
    public sealed interface Selection {}

    /// A field; `selections` is empty for a leaf.
    public record Field(String name, List<Argument> arguments, List<Selection> selections)
            implements Selection {
        public Field {
            arguments = List.copyOf(arguments);
            selections = List.copyOf(selections);
        }
    }

    /// `... on Type { … }`.
    public record TypeCondition(String type, List<Selection> selections) implements Selection {
        public TypeCondition {
            selections = List.copyOf(selections);
        }
    }
}
