package commercegraph.router.operation;

import commercegraph.router.federation.Argument;
import java.util.List;
import java.util.Optional;

/// A selection of a normalized operation, in the order in which the answer has its keys.
public sealed interface Selection {
    /// A field. `selections` is empty for a leaf.
    ///
    /// @param responseKey the alias, or the name
    /// @param denial why the caller may not see it; it is then null in the answer, with an error,
    ///     and no subgraph is asked for it
    record Field(
            String responseKey,
            String name,
            List<Argument> arguments,
            List<Selection> selections,
            Optional<Denial> denial)
            implements Selection {
        public Field {
            arguments = List.copyOf(arguments);
            selections = List.copyOf(selections);
        }
    }

    /// `... on Type { … }`, where the condition narrows the parent's type.
    record Fragment(String typeCondition, List<Selection> selections) implements Selection {
        public Fragment {
            selections = List.copyOf(selections);
        }
    }

    /// The error that stands in for a field: `code` goes out as `extensions.code`.
    record Denial(String code, String message) {}
}
