package commercegraph.router.querygraph;

import commercegraph.router.federation.FieldSet;

/// A way into a subgraph: it answers `_entities` for representations of `typename` with these
/// fields.
///
/// @param interfaceObject `typename` is an interface that the subgraph has as an object type
public record KeyMove(int subgraph, String typename, boolean interfaceObject, FieldSet fields) {}
