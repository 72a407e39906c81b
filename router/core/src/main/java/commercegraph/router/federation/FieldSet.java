package commercegraph.router.federation;

import java.util.List;
import java.util.stream.Collectors;

/// The selection of a `@key`, `@requires`, `@provides` or `@fromContext` argument: the scalar
/// `FieldSet` of the Federation specification. Order is that of the source; aliases are not part of
/// it.
public record FieldSet(List<Selection> selections) {
    public FieldSet {
        selections = List.copyOf(selections);
    }

    /// In GraphQL syntax on one line, without the outer braces: `id organization { id }`.
    @Override
    public String toString() {
        return text(selections);
    }

    private static String text(List<Selection> selections) {
        return selections.stream().map(FieldSet::text).collect(Collectors.joining(" "));
    }

    private static String text(Selection selection) {
        return switch (selection) {
            case Field(var name, var arguments, var inner) ->
                    name
                            + argumentText(arguments)
                            + (inner.isEmpty() ? "" : " { " + text(inner) + " }");
            case TypeCondition(var type, var inner) ->
                    "... on " + type + " { " + text(inner) + " }";
        };
    }

    private static String argumentText(List<Argument> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream()
                        .map(argument -> argument.name() + ": " + argument.value())
                        .collect(Collectors.joining(", ", "(", ")"));
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
