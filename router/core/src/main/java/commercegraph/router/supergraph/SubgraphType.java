package commercegraph.router.supergraph;

import java.util.List;

/// A type as one subgraph knows it (`@join__type`).
///
/// @param interfaceObject the subgraph has the interface as an object type (`@interfaceObject`): it
///     knows no implementation of it, and its `__typename` there is the interface's name
public record SubgraphType(List<Key> keys, boolean interfaceObject) {
    public SubgraphType {
        keys = List.copyOf(keys);
    }
}
