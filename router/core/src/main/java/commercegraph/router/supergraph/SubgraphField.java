package commercegraph.router.supergraph;

import commercegraph.router.federation.FieldSet;
import java.util.List;
import java.util.Optional;

/// A field as one subgraph has it (`@join__field`; without one, as every subgraph has it that knows
/// the type).
///
/// @param type the field's type in this subgraph, which may be narrower or less strict than the
///     supergraph's
/// @param external the subgraph names the field but does not resolve it, except where a `@provides`
///     path says so
/// @param override this subgraph took the field over from another one
/// @param usedOverridden another subgraph took the field over; this one has it still for keys and
///     requirements
/// @param contextArguments arguments that are filled from a `@context` and that no client sees
public record SubgraphField(
        TypeReference type,
        Optional<FieldSet> requires,
        Optional<FieldSet> provides,
        boolean external,
        Optional<Override> override,
        boolean usedOverridden,
        List<ContextArgument> contextArguments) {

    public SubgraphField {
        contextArguments = List.copyOf(contextArguments);
    }

    /// `@override(from:, label:)`. With a label the field is resolved here only while the label is
    /// on; otherwise in `from`.
    ///
    /// @param from the other subgraph's name as written; it need not exist any more
    public record Override(String from, Optional<String> label) {}

    /// `@fromContext`: argument `name` of type `type` takes the value of `selection` at the nearest
    /// ancestor that sets `context`.
    ///
    /// @param context the composed name, `SUBGRAPH__name`
    /// @param selection what stands after the context's name, for example `{ locale }` or `{ ... on
    ///     A { x } ... on B { y } }`: one value of each object that sets the context
    public record ContextArgument(
            String context, String name, TypeReference type, FieldSet selection) {}
}
