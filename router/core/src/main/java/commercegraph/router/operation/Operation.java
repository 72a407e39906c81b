package commercegraph.router.operation;

import commercegraph.router.federation.OperationKind;
import java.util.List;
import java.util.Optional;

/// A normalized operation: fragments are inlined, `@skip` and `@include` are decided, fields with
/// one response key are merged, type conditions that always hold are gone and those that never hold
/// too.
///
/// @param rootType the API schema's root type, for example `Query`
/// @param variables the ones that are still used, in the order of the document
public record Operation(
        OperationKind kind,
        Optional<String> name,
        String rootType,
        List<Selection> selections,
        List<Variable> variables) {
    public Operation {
        selections = List.copyOf(selections);
        variables = List.copyOf(variables);
    }

    /// @param type in GraphQL syntax: `[ID!]!`
    /// @param defaultValue in GraphQL syntax, null without one
    public record Variable(
            String name, String type, @org.jspecify.annotations.Nullable String defaultValue) {}
}
