package commercegraph.router.transport.http;

import commercegraph.router.caller.Caller;
import commercegraph.router.engine.Client;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Whoever waits for the answer to an HTTP request.
record WaitingClient(HttpServerRequest request, Caller caller) implements Client {
    /// A person, whatever their tokens; a key; or an address, of those who do not say who they are.
    @Override
    public String name() {
        return caller.userId()
                .map(id -> "u" + id)
                .or(() -> caller.keyId().map(id -> "k" + id))
                .orElseGet(() -> "a" + request.remoteAddress().hostAddress());
    }

    @Override
    public boolean isGone() {
        HttpServerResponse response = request.response();
        return response.ended() || response.closed();
    }
}
