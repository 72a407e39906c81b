package commercegraph.router.supergraph;

import commercegraph.router.federation.SubgraphName;
import java.util.List;
import java.util.Map;

/// A field of an object type or an interface.
///
/// @param in who has it, in the order of the supergraph's `join__Graph`. Empty for a field of an
///     object type that only an interface object adds (`@join__field` without a graph): it is
///     reached through the interface, in the subgraphs that have it there.
public record FieldDefinition(
        String name,
        TypeReference type,
        List<ArgumentDefinition> arguments,
        Map<SubgraphName, SubgraphField> in,
        AppliedDirectives directives) {

    public FieldDefinition {
        arguments = List.copyOf(arguments);
    }

    /// @param defaultValue the literal in GraphQL syntax, null without one
    public record ArgumentDefinition(
            String name,
            TypeReference type,
            @org.jspecify.annotations.Nullable String defaultValue,
            AppliedDirectives directives) {}
}
