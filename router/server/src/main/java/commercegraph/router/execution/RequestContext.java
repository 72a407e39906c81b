package commercegraph.router.execution;

import commercegraph.router.caller.Caller;

/// What a client's request brings along for all subgraph requests that are made for it.
///
/// @param correlationId goes out as `x-correlation-id`
public record RequestContext(Caller caller, String correlationId) {}
