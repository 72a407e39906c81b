package commercegraph.router.engine;

import commercegraph.router.execution.RequestContext;
import commercegraph.router.security.Grants;
import commercegraph.router.security.SignatureOutcome;
import java.util.concurrent.Executor;

/// Who sends a request, and where its work is done.
///
/// @param signature neither absent nor valid ones alone come here: what is refused was answered
/// before
/// @param client to share out work by
/// @param loop the event loop of the request. The engine is called on it and answers on it.
public record Requester(
        RequestContext context,
        Grants grants,
        SignatureOutcome signature,
        Client client,
        Executor loop) {}
