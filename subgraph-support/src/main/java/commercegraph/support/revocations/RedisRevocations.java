package commercegraph.support.revocations;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Revocations in Redis: one key for each user, whose value is the second from which tokens are
/// good (`docs/revocations.md`). What can't be asked in time fails; nothing is queued for later.
public final class RedisRevocations implements Revocations, AutoCloseable {

    private static final String PREFIX = "commercegraph:tokens-not-before:";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofMillis(500);

    /// A revocation that comes late or twice never takes back a later one.
    private static final String RAISE =
            """
            local known = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
            if tonumber(ARGV[1]) >= known then
              redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            end
            return 1""";

    private final Duration remembered;
    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final AtomicReference<
                    @Nullable CompletableFuture<StatefulRedisConnection<String, String>>>
            connection = new AtomicReference<>();

    /// Does not connect yet: a subgraph starts without its Redis.
    ///
    /// @throws IllegalArgumentException when this is no Redis address
    public RedisRevocations(String uri, Duration remembered) {
        this.remembered = remembered;
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

    @Override
    public CompletionStage<Instant> notBefore(String userId) {
        return connected()
                .thenCompose(open -> open.async().get(PREFIX + userId))
                .thenApply(
                        seconds ->
                                seconds == null
                                        ? Instant.EPOCH
                                        : Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /// Revokes the user's tokens that were issued before this time, which is rounded up to a whole
    /// second as tokens tell no finer one. Fails when it can't be written.
    public CompletionStage<?> revoke(String userId, Instant notBefore) {
        long seconds = notBefore.getEpochSecond() + (notBefore.getNano() == 0 ? 0 : 1);
        return connected()
                .thenCompose(
                        open ->
                                open.async()
                                        .eval(
                                                RAISE,
                                                ScriptOutputType.INTEGER,
                                                new String[] {PREFIX + userId},
                                                Long.toString(seconds),
                                                Long.toString(remembered.toMillis())));
    }

    /// The one connection, which restores itself once it was there; before that each call tries
    /// anew.
    private CompletableFuture<StatefulRedisConnection<String, String>> connected() {
        CompletableFuture<StatefulRedisConnection<String, String>> existing = connection.get();
        if (existing != null && !existing.isCompletedExceptionally()) return existing;
        var mine = new CompletableFuture<StatefulRedisConnection<String, String>>();
        if (!connection.compareAndSet(existing, mine)) return connected();
        client.connectAsync(StringCodec.UTF8, uri)
                .whenComplete(
                        (open, failure) -> {
                            if (failure == null) mine.complete(open);
                            else mine.completeExceptionally(failure);
                        });
        return mine;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
