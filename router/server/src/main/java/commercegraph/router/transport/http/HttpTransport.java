package commercegraph.router.transport.http;

import commercegraph.router.engine.GraphEngine;
import commercegraph.router.security.MessageSignatures;
import commercegraph.router.security.TokenVerifier;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Listens for clients: HTTP/1.1 with keep-alive and pipelining, HTTP/2 in clear text by upgrade or
/// prior knowledge. One server for each event loop; they share the port.
public final class HttpTransport {
    private static final int HEADER_BYTES_MAX = 32 * 1_024;
    private static final int URL_BYTES_MAX = 64 * 1_024;
    private static final int COMPRESSED_BYTES_MIN = 1_024;
    private static final int COMPRESSION_LEVEL = 4;
    private static final int STATUS_UNAVAILABLE = 503;
    private static final int BACKLOG = 1_024;

    /// To Vert.x a free port that several servers share; with 0 each server would get its own.
    private static final int ANY_SHARED_PORT = -1;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Subscriptions subscriptions;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> endpoints =
            request -> request.response().setStatusCode(STATUS_UNAVAILABLE).end();

    private HttpTransport(Vertx vertx, HttpSettings settings, Subscriptions subscriptions) {
        this.vertx = vertx;
        this.settings = settings;
        this.subscriptions = subscriptions;
    }

    /// What the transport hands requests to.
    ///
    /// @param tokens empty where no issuer is configured
    /// @param signatures made when the port is known, since senders sign the authority
    public record Parts(
            GraphEngine engine,
            Optional<TokenVerifier> tokens,
            IntFunction<MessageSignatures> signatures,
            Operations operations,
            HttpListener listener) {}

    /// Starts to listen. Fails when the address cannot be had.
    ///
    /// @return the transport, and the port that it has
    public static Future<Listening> start(Vertx vertx, HttpSettings settings, Parts parts) {
        HttpTransport transport =
                new HttpTransport(
                        vertx,
                        settings,
                        new Subscriptions(settings.subscriptions(), parts.tokens()));
        return transport
                .listen()
                .map(
                        _ -> {
                            int port = transport.servers.getFirst().actualPort();
                            transport.endpoints = transport.endpoints(parts, port);
                            return new Listening(transport, port);
                        });
    }

    public record Listening(HttpTransport transport, int port) {}

    /// Takes no more connections, ends subscriptions, lets other requests finish for so long, and
    /// closes the rest.
    public Future<Void> stop(Duration patience) {
        subscriptions.end();
        return Future.join(
                        servers.stream()
                                .map(
                                        server ->
                                                server.shutdown(
                                                        patience.toMillis(), TimeUnit.MILLISECONDS))
                                .toList())
                .mapEmpty();
    }

    private Endpoints endpoints(Parts parts, int port) {
        Authentication authentication =
                new Authentication(parts.tokens(), parts.signatures().apply(port));
        GraphEndpoint graph =
                new GraphEndpoint(
                        vertx,
                        settings,
                        parts.engine(),
                        authentication,
                        parts.listener(),
                        subscriptions);
        return new Endpoints(
                vertx,
                graph,
                new StaticFiles(vertx),
                new Cors(settings.cors()),
                parts.operations());
    }

    /// All servers in one deployment: only so do they share a port that was not chosen before.
    private Future<?> listen() {
        return vertx.deployVerticle(
                Listener::new, new DeploymentOptions().setInstances(settings.eventLoops()));
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? ANY_SHARED_PORT : settings.port())
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(true)
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setMaxInitialLineLength(URL_BYTES_MAX)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.idleTimeout().toMillis())
                .setCompressionSupported(true)
                .setCompressionLevel(COMPRESSION_LEVEL)
                .setCompressionContentSizeThreshold(COMPRESSED_BYTES_MIN);
    }

    /// A server on the event loop that it is deployed on.
    private final class Listener implements Deployable {
        @Override
        public Future<?> deploy(Context context) {
            HttpServer server = vertx.createHttpServer(options());
            ClientConnections.guard(
                    vertx, server, settings.idleTimeout(), request -> endpoints.handle(request));
            return server.listen().onSuccess(servers::add);
        }
    }
}
