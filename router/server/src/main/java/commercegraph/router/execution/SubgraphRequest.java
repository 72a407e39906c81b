package commercegraph.router.execution;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;

/// One GraphQL request to a subgraph.
///
/// @param kind queries alone may be sent again or shared
/// @param body the JSON of the request, complete and never changed after this
public record SubgraphRequest(
        SubgraphName subgraph, OperationKind kind, byte[] body, RequestContext context) {}
