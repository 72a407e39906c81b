package commercegraph.router.federation;

import java.util.Set;

/// An argument of a field as it goes into a document.
///
/// @param value the literal in GraphQL syntax on one line, for example `$first`, `[1, 2]`, `{unit:
///     CM}`
/// @param variables the names, without `$`, of the variables that the literal uses
public record Argument(String name, String value, Set<String> variables) {
    public Argument {
        variables = Set.copyOf(variables);
    }
}
