package commercegraph.router.transport.http;

import java.time.Duration;

/// Is told of every GraphQL request that was answered. Called on event loops: it must not block.
@FunctionalInterface
public interface HttpListener {
    HttpListener NONE = (_, _) -> {};

    /// @param after from the request's headers to the answer
    void answered(int status, Duration after);
}
