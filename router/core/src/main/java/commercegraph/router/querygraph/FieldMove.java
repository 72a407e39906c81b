package commercegraph.router.querygraph;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.supergraph.SubgraphField;
import java.util.List;

/// A field of an object type as one subgraph declares it.
///
/// @param subgraph its number in the query graph
/// @param on the name of the type that has the field there: the object type, or an interface that
///     the subgraph has as an object (`@interfaceObject`)
/// @param target the base type of the field there
/// @param resolvable whether the subgraph resolves the field by itself (its `@requires` given), and
///     not only on a `@provides` path
public record FieldMove(
        int subgraph,
        String on,
        boolean interfaceObject,
        SubgraphField definition,
        String target,
        boolean resolvable) {

    /// What lies below the field and comes along with it, of what others resolve: `@provides`.
    public List<FieldSet.Selection> provided() {
        return definition.provides().map(FieldSet::selections).orElse(List.of());
    }

    /// Whether it has arguments that an object above gives.
    public boolean isContextual() {
        return !definition.contextArguments().isEmpty();
    }

    /// Resolvable without anything from elsewhere.
    public boolean isPlain() {
        return resolvable
                && definition.requires().isEmpty()
                && definition.contextArguments().isEmpty();
    }
}
