/// The moves between subgraphs: which field is resolved where, under which type name, and by which
/// key one gets from one subgraph to another. In: a [commercegraph.router.supergraph.Supergraph]
/// and the override labels that are on; out: [commercegraph.router.querygraph.QueryGraph]. Computed
/// once for a supergraph, so that planning only looks up. Pure.
@NullMarked
package commercegraph.router.querygraph;

import org.jspecify.annotations.NullMarked;
