package commercegraph.router.transport.outbound;

import commercegraph.router.security.Revocations;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/// Revocations in Redis, one key for each person, whose value is the second from which their tokens
/// are good. Who issues the tokens writes it.
public final class RedisRevocations implements Revocations {
    private static final String PREFIX = "commercegraph:tokens-not-before:";

    private final RedisConnection redis;

    public RedisRevocations(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<Instant> notBefore(String userId) {
        return redis.open()
                .thenCompose(open -> open.async().get(PREFIX + userId))
                .thenApply(
                        seconds ->
                                seconds == null
                                        ? Instant.EPOCH
                                        : Instant.ofEpochSecond(Long.parseLong(seconds)));
    }
}
