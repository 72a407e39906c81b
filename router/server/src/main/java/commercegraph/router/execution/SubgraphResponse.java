package commercegraph.router.execution;

/// What a subgraph answered. Whether it is a GraphQL response is for the executor to find out.
///
/// @param contentType as the header says, parameters included; empty without one
/// @param body the whole of it, decompressed; never changed after this
public record SubgraphResponse(int status, String contentType, byte[] body)
        implements SubgraphResult {}
