package commercegraph.router.transport.outbound;

import commercegraph.router.security.NonceStore;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Nonces in Redis, one key for each. The server must not evict: a nonce that is forgotten can be
/// replayed. What cannot be asked in time is unavailable; nothing is queued for later.
public final class RedisNonceStore implements NonceStore, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String PREFIX = "commercegraph:nonce:";

    private final RedisURI uri;
    private final RedisClient client;
    private final AtomicReference<
                    @Nullable CompletableFuture<StatefulRedisConnection<String, String>>>
            connection = new AtomicReference<>();

    /// Does not connect yet: the router starts without its Redis, and takes no signed requests
    /// before it is there.
    ///
    /// @throws IllegalArgumentException when this is no Redis address
    public RedisNonceStore(String uri) {
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(TIMEOUT);
        this.client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                        .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                        .build());
    }

    @Override
    public CompletionStage<Outcome> take(String keyId, String nonce, Duration lifetime) {
        // The length keeps "a:" with "b" apart from "a" with ":b".
        String name = PREFIX + keyId.length() + ":" + keyId + ":" + nonce;
        SetArgs onlyIfAbsent = SetArgs.Builder.nx().px(lifetime.toMillis());
        return connected()
                .thenCompose(open -> open.async().set(name, "1", onlyIfAbsent))
                .handle(
                        (reply, failure) -> {
                            if (failure != null) {
                                return Outcome.UNAVAILABLE;
                            }
                            return reply == null ? Outcome.SEEN : Outcome.FRESH;
                        });
    }

    /// The one connection, which restores itself once it was there; before that each call tries
    /// anew.
    private CompletableFuture<StatefulRedisConnection<String, String>> connected() {
        CompletableFuture<StatefulRedisConnection<String, String>> existing = connection.get();
        if (existing != null && !existing.isCompletedExceptionally()) {
            return existing;
        }
        CompletableFuture<StatefulRedisConnection<String, String>> mine = new CompletableFuture<>();
        if (!connection.compareAndSet(existing, mine)) {
            return connected();
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
    }
}
