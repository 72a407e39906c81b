package commercegraph.router.transport.outbound;

import commercegraph.router.security.NonceStore;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Nonces in Redis, one key for each. The server must not evict: a nonce that is forgotten can be
/// replayed. What cannot be asked in time is unavailable.
public final class RedisNonceStore implements NonceStore {
    private static final String PREFIX = "commercegraph:nonce:";

    private final RedisConnection redis;

    public RedisNonceStore(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<Outcome> take(String keyId, String nonce, Duration lifetime) {
        // The length keeps "a:" with "b" apart from "a" with ":b".
        String name = PREFIX + keyId.length() + ":" + keyId + ":" + nonce;
        SetArgs onlyIfAbsent = SetArgs.Builder.nx().px(lifetime.toMillis());
        return redis.open()
                .thenCompose(open -> open.async().set(name, "1", onlyIfAbsent))
                .handle(
                        (reply, failure) -> {
                            if (failure != null) {
                                return Outcome.UNAVAILABLE;
                            }
                            return reply == null ? Outcome.SEEN : Outcome.FRESH;
                        });
    }
}
