package commercegraph.router.transport.http;

import commercegraph.router.transport.BrokenConnections;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connections of clients, and which of them end. First those on which no request has become
/// whole for so long, however many bytes of its header fields have trickled in: the server's own
/// timeout begins anew with each byte. Before its first request a connection is not known here, but
/// to the package `wire`.
///
/// Then those on which a request was refused whose end is not sure: what follows it is not looked
/// at.
///
/// One for each server, on its event loop. Looks around four times in that while, which is cheaper
/// than a timer for each request.
final class ClientConnections {
    private static final int LOOKS = 4;

    private final Map<SocketAddress, Waiting> connections = new HashMap<>();
    private final long waitNanosMax;

    private ClientConnections(Duration waitMax) {
        this.waitNanosMax = waitMax.toNanos();
    }

    /// A connection, and since when it has no request.
    private static final class Waiting {
        private final HttpConnection connection;
        private int requests;
        private boolean refused;
        private long sinceNanos = System.nanoTime();

        Waiting(HttpConnection connection) {
            this.connection = connection;
        }
    }

    static void guard(
            Vertx vertx, HttpServer server, Duration waitMax, Handler<HttpServerRequest> requests) {
        ClientConnections guarded = new ClientConnections(waitMax);
        long everyMillis = Math.max(1, waitMax.toMillis() / LOOKS);
        vertx.setPeriodic(everyMillis, _ -> guarded.closeSlow());
        server.connectionHandler(guarded::opened)
                .requestHandler(
                        request -> {
                            if (guarded.begins(request)) {
                                requests.handle(request);
                            }
                        })
                .invalidRequestHandler(
                        request -> guarded.refuse(request, InvalidRequest.failure(request)));
    }

    /// An upgrade to HTTP/2 is another connection at the same address, and takes the first one's
    /// place.
    private void opened(HttpConnection connection) {
        BrokenConnections.watch(connection);
        SocketAddress address = connection.remoteAddress();
        Waiting waiting = new Waiting(connection);
        connections.put(address, waiting);
        connection.closeHandler(_ -> connections.remove(address, waiting));
    }

    /// @return whether to answer the request
    private boolean begins(HttpServerRequest request) {
        Optional<HttpFailure> refusal = RequestHead.refusal(request);
        if (refusal.isPresent()) {
            refuse(request, refusal.get());
            return false;
        }
        Waiting waiting = connections.get(request.remoteAddress());
        if (waiting != null) {
            waiting.requests++;
            request.response().endHandler(_ -> ended(waiting));
        }
        return waiting == null || !waiting.refused;
    }

    /// Once: the next request may come before this one's answer is out and the connection closed.
    private void refuse(HttpServerRequest request, HttpFailure failure) {
        Waiting waiting = connections.get(request.remoteAddress());
        if (waiting == null || !waiting.refused) {
            if (waiting != null) {
                waiting.refused = true;
            }
            InvalidRequest.answer(request, failure);
        }
    }

    private static void ended(Waiting waiting) {
        waiting.requests--;
        waiting.sinceNanos = System.nanoTime();
    }

    private void closeSlow() {
        long now = System.nanoTime();
        List<Waiting> slow =
                connections.values().stream()
                        .filter(one -> one.requests <= 0 && now - one.sinceNanos > waitNanosMax)
                        .toList();
        slow.forEach(one -> one.connection.close());
    }
}
