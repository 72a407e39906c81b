package commercegraph.router.transport.outbound;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The router's one connection to its Redis. What cannot be asked in time fails; nothing is queued
/// for later.
public final class RedisConnection implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofMillis(500);

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final AtomicReference<
                    @Nullable CompletableFuture<StatefulRedisConnection<String, String>>>
            connection = new AtomicReference<>();

    /// Does not connect yet: the router starts without its Redis.
    ///
    /// @throws IllegalArgumentException when this is no Redis address
    public RedisConnection(String uri) {
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(TIMEOUT);
        this.resources =
                ClientResources.builder().reconnectDelay(Delay.constant(RECONNECT)).build();
        this.client = RedisClient.create(resources);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                        .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                        .build());
    }

    /// The connection, which restores itself once it was there; before that each call tries anew.
    CompletableFuture<StatefulRedisConnection<String, String>> open() {
        CompletableFuture<StatefulRedisConnection<String, String>> existing = connection.get();
        if (existing != null && !existing.isCompletedExceptionally()) {
            return existing;
        }
        CompletableFuture<StatefulRedisConnection<String, String>> mine = new CompletableFuture<>();
        if (!connection.compareAndSet(existing, mine)) {
            return open();
        }
        client.connectAsync(StringCodec.UTF8, uri)
                .whenComplete(
                        (open, failure) -> {
                            if (failure == null) {
                                mine.complete(open);
                            } else {
                                mine.completeExceptionally(failure);
                            }
                        });
        return mine;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
