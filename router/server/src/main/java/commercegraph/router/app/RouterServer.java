package commercegraph.router.app;

import com.github.benmanes.caffeine.cache.Ticker;
import commercegraph.router.engine.Graph;
import commercegraph.router.engine.GraphEngine;
import commercegraph.router.engine.PlanSettings;
import commercegraph.router.engine.workers.Lane;
import commercegraph.router.engine.workers.WorkerLanes;
import commercegraph.router.security.KnownRevocations;
import commercegraph.router.security.MessageSignatures;
import commercegraph.router.security.NonceStore;
import commercegraph.router.security.Revocations;
import commercegraph.router.security.TokenVerifier;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.telemetry.RouterMetrics;
import commercegraph.router.transport.http.HttpSettings;
import commercegraph.router.transport.http.HttpTransport;
import commercegraph.router.transport.http.Operations;
import commercegraph.router.transport.outbound.HttpKeySetSource;
import commercegraph.router.transport.outbound.RedisConnection;
import commercegraph.router.transport.outbound.RedisNonceStore;
import commercegraph.router.transport.outbound.RedisRevocations;
import commercegraph.router.transport.subgraph.HttpSubgraphClient;
import commercegraph.router.transport.wire.GuardedTransport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A running router. Start one inside another program with [#start].
public final class RouterServer implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration AFTER_PATIENCE = Duration.ofSeconds(5);

    private final RouterConfiguration configuration;
    private final Vertx vertx;
    private final WorkerLanes workers;
    private final TokenThread tokenThread = TokenThread.start();
    private final RouterMetrics metrics;
    private final Optional<RedisConnection> redis;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<HttpTransport.Listening> listening = Optional.empty();

    private RouterServer(RouterConfiguration configuration) {
        this.configuration = configuration;
        this.redis = configuration.redisUri().map(RouterServer::redis);
        this.metrics = new RouterMetrics();
        this.workers = workers(configuration.engine().plans(), metrics);
        this.vertx =
                Vertx.builder()
                        .with(
                                new VertxOptions()
                                        .setEventLoopPoolSize(configuration.http().eventLoops())
                                        .setUseDaemonThread(true))
                        .withTransport(
                                new GuardedTransport(
                                        configuration.http().idleTimeout(),
                                        configuration.http().bodyTimeout()))
                        .build();
    }

    private static WorkerLanes workers(PlanSettings plans, RouterMetrics metrics) {
        WorkerLanes workers =
                WorkerLanes.start(
                        new WorkerLanes.Bounds(plans.threads(), plans.queueMax(), plans.waitMax()),
                        metrics);
        for (Lane lane : Lane.values()) {
            metrics.waiting(lane, () -> workers.waiting(lane));
        }
        return workers;
    }

    /// Returns when the router takes requests.
    ///
    /// @throws ConfigurationException when it cannot start as it is told to
    public static RouterServer start(RouterConfiguration configuration) {
        Supergraph supergraph = GraphLoader.load(configuration.graph());
        RouterServer server = new RouterServer(configuration);
        try {
            server.listen(supergraph);
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /// On which it listens; chosen by the system where 0 was configured.
    public int port() {
        return listening.orElseThrow().port();
    }

    /// Where it takes GraphQL requests, for people and logs.
    public String url() {
        return "http://%s:%d/graphql".formatted(configuration.http().host(), port());
    }

    private void listen(Supergraph supergraph) {
        HttpSubgraphClient subgraphs =
                new HttpSubgraphClient(
                        vertx,
                        SubgraphWiring.settings(supergraph, configuration.subgraphs()),
                        configuration.responseHeapPercent(),
                        InstantSource.system(),
                        metrics);
        Graph graph = GraphLoader.graph(supergraph, configuration.engine(), subgraphs, workers);
        GraphEngine engine = new GraphEngine(graph);
        metrics.cache("plans", engine::keptPlans);
        metrics.cache("documents", engine::keptDocuments);
        HttpTransport.Parts parts =
                new HttpTransport.Parts(
                        engine,
                        configuration.identity().map(this::tokens),
                        this::signatures,
                        new Operations(ready::get, metrics::text),
                        metrics);
        HttpSettings http = configuration.http();
        listening =
                Optional.of(
                        await(
                                HttpTransport.start(vertx, http, parts),
                                "cannot listen on %s:%d".formatted(http.host(), http.port())));
        ready.set(true);
    }

    private TokenVerifier tokens(RouterConfiguration.Identity identity) {
        return new TokenVerifier(
                identity.settings(),
                new HttpKeySetSource(vertx, identity.keySetUri()),
                new KnownRevocations(
                        redis.<Revocations>map(RedisRevocations::new).orElse(Revocations.NONE),
                        identity.revocationsCached(),
                        Ticker.systemTicker()),
                InstantSource.system(),
                tokenThread.executor());
    }

    private MessageSignatures signatures(int port) {
        Set<String> authorities =
                configuration.authorities().isEmpty()
                        ? Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)
                        : configuration.authorities();
        NonceStore nonces =
                redis.<NonceStore>map(RedisNonceStore::new)
                        .orElse(
                                (_, _, _) ->
                                        CompletableFuture.completedFuture(
                                                NonceStore.Outcome.UNAVAILABLE));
        return new MessageSignatures(
                configuration.clientKeys(), authorities, nonces, InstantSource.system());
    }

    private static RedisConnection redis(String uri) {
        try {
            return new RedisConnection(uri);
        } catch (IllegalArgumentException malformed) {
            throw ConfigurationException.configuration("redis.uri is no Redis address: " + uri);
        }
    }

    private static <T> T await(Future<T> future, String otherwise) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(START_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw ConfigurationException.address(otherwise + ": " + cause.getMessage());
        } catch (TimeoutException late) {
            throw ConfigurationException.address(otherwise + " in time");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        }
    }

    /// Takes no more requests, lets the running ones finish for a while, and gives everything back.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ready.set(false);
        Duration patience = configuration.stopPatience();
        listening.ifPresent(
                started ->
                        finish(started.transport().stop(patience), patience.plus(AFTER_PATIENCE)));
        workers.close();
        finish(vertx.close(), AFTER_PATIENCE);
        redis.ifPresent(RedisConnection::close);
        tokenThread.close();
        metrics.close();
    }

    /// What does not end in time is left to the end of the process.
    private static void finish(Future<?> future, Duration patience) {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
