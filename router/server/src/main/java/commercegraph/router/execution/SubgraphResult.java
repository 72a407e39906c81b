package commercegraph.router.execution;

/// How a request to a subgraph ended: an HTTP answer, whatever its status, or none.
public sealed interface SubgraphResult permits SubgraphResponse, SubgraphFailure {}
