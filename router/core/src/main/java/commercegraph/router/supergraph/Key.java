package commercegraph.router.supergraph;

import commercegraph.router.federation.FieldSet;

/// A `@key` of a type in one subgraph. With `resolvable` the subgraph answers `_entities` by it;
/// without, it only names the entity.
public record Key(FieldSet fields, boolean resolvable) {}
