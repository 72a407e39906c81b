package commercegraph.router.transport.subgraph;

import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.transport.BrokenConnections;
import commercegraph.router.transport.HeapShare;
import commercegraph.signatures.NonceSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reaches subgraphs by HTTP/1.1 over kept connections, with a pool for each subgraph so that a
/// slow one takes nothing from the others.
///
/// A query whose connection could not be had, or broke, is sent once more after a moment, as far as
/// the subgraph's [RetryBudget] goes; a mutation never is.
public final class HttpSubgraphClient implements SubgraphClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /// Below what common servers keep a silent connection for: they would close it just when we
    /// send on it.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(12);

    /// What one read of the socket brings is handed on whole.
    private static final int CHUNK_BYTES_MAX = 64 << 10;

    private static final int WAITING_MAX = 10_000;

    /// Each holds a connection as long as it lasts, so they have a pool of their own.
    private static final int SUBSCRIPTIONS_MAX = 10_000;

    private static final int RETRY_DELAY_MILLIS_MIN = 5;
    private static final int RETRY_DELAY_MILLIS_MAX = 50;

    private final Vertx vertx;
    private final Map<SubgraphName, Subgraph> subgraphs;
    private final SubgraphListener listener;
    private final HeapShare memory;

    /// @param heapPercent of the heap, for responses that are still coming, all together
    public HttpSubgraphClient(
            Vertx vertx,
            Collection<SubgraphSettings> subgraphs,
            int heapPercent,
            InstantSource clock,
            SubgraphListener listener) {
        NonceSource nonces = new NonceSource(new SecureRandom());
        this.vertx = vertx;
        this.listener = listener;
        this.memory = HeapShare.ofHeap(heapPercent);
        this.subgraphs =
                subgraphs.stream()
                        .map(settings -> Subgraph.open(vertx, settings, nonces, clock))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        subgraph -> subgraph.settings().subgraph(),
                                        Function.identity()));
    }

    private record Subgraph(
            SubgraphSettings settings,
            HttpClient client,
            HttpClient subscriptions,
            RequestOptions options,
            RequestHeaders headers,
            RetryBudget retries) {

        static Subgraph open(
                Vertx vertx, SubgraphSettings settings, NonceSource nonces, InstantSource clock) {
            HttpClientOptions options =
                    new HttpClientOptions()
                            .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                            .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
                            .setTcpNoDelay(true)
                            .setMaxChunkSize(CHUNK_BYTES_MAX)
                            .setSsl(settings.isSecure());
            PoolOptions pool =
                    new PoolOptions()
                            .setHttp1MaxSize(settings.connectionsMax())
                            .setMaxWaitQueueSize(WAITING_MAX);
            RequestOptions request =
                    new RequestOptions()
                            .setMethod(HttpMethod.POST)
                            .setHost(settings.url().getHost())
                            .setPort(settings.port())
                            .setSsl(settings.isSecure())
                            .setURI(settings.target());
            return new Subgraph(
                    settings,
                    client(vertx, options, pool),
                    client(
                            vertx,
                            new HttpClientOptions(options).setTcpKeepAlive(true),
                            new PoolOptions().setHttp1MaxSize(SUBSCRIPTIONS_MAX)),
                    request,
                    new RequestHeaders(settings, nonces, clock),
                    new RetryBudget());
        }

        private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
            return vertx.httpClientBuilder()
                    .with(options)
                    .with(pool)
                    .withConnectHandler(BrokenConnections::watch)
                    .build();
        }
    }

    @Override
    public void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
        Subgraph subgraph = subgraphs.get(request.subgraph());
        if (subgraph == null) {
            whenDone.accept(
                    new SubgraphFailure.Refused(request.subgraph(), "it is not configured"));
            return;
        }
        long beganNanos = System.nanoTime();
        Consumer<SubgraphResult> finish =
                result -> {
                    Duration after = Duration.ofNanos(System.nanoTime() - beganNanos);
                    listener.answered(request.subgraph(), result, after);
                    whenDone.accept(result);
                };
        subgraph.retries().firstTry();
        send(
                subgraph,
                request,
                result -> {
                    if (isRetried(subgraph, request, result)) {
                        vertx.setTimer(retryDelayMillis(), _ -> send(subgraph, request, finish));
                    } else {
                        finish.accept(result);
                    }
                });
    }

    /// Has to be called on an event loop, on which the events then come.
    @Override
    public Subscription subscribe(SubgraphRequest request, SubscriptionEvents events) {
        Subgraph subgraph = subgraphs.get(request.subgraph());
        if (subgraph == null) {
            events.ended(new SubgraphFailure.Refused(request.subgraph(), "it is not configured"));
            return () -> {};
        }
        return EventSubscription.open(
                vertx,
                subgraph.subscriptions(),
                subgraph.options(),
                subgraph.settings(),
                request,
                subgraph.headers(),
                events);
    }

    /// Closes every connection.
    public Future<Void> close() {
        List<Future<Void>> closing =
                subgraphs.values().stream()
                        .flatMap(subgraph -> Stream.of(subgraph.client(), subgraph.subscriptions()))
                        .map(HttpClient::close)
                        .toList();
        return Future.join(closing).mapEmpty();
    }

    private void send(
            Subgraph subgraph, SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
        Attempt.send(
                vertx,
                subgraph.client(),
                subgraph.options(),
                subgraph.settings(),
                request,
                subgraph.headers(),
                memory,
                whenDone);
    }

    private static boolean isRetried(
            Subgraph subgraph, SubgraphRequest request, SubgraphResult result) {
        return result instanceof SubgraphFailure.Unreachable
                && request.kind() == OperationKind.QUERY
                && subgraph.retries().takeRetry();
    }

    private static long retryDelayMillis() {
        return ThreadLocalRandom.current().nextLong(RETRY_DELAY_MILLIS_MIN, RETRY_DELAY_MILLIS_MAX);
    }
}
