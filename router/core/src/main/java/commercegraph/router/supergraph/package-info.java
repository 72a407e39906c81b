/// The composed schema as data: which subgraph knows which type and resolves which field, and the
/// API schema that clients see. In: a supergraph SDL (join specification v0.1 to v0.5); out:
/// [commercegraph.router.supergraph.Supergraph]. Pure.
@NullMarked
package commercegraph.router.supergraph;

import org.jspecify.annotations.NullMarked;
