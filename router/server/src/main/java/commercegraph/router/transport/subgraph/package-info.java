/// Brings requests to subgraphs over HTTP: pooled connections, timeouts, bounds, retries, and the
/// router's signature.
/// In: a [commercegraph.router.execution.SubgraphRequest]; out: what the subgraph answered, or why
/// it did not. Start at [commercegraph.router.transport.subgraph.HttpSubgraphClient].
@NullMarked
package commercegraph.router.transport.subgraph;

import org.jspecify.annotations.NullMarked;
