package commercegraph.users.persistence;

import commercegraph.support.errors.GraphFailure;
import commercegraph.support.revocations.RedisRevocations;
import commercegraph.users.domain.Revocations;
import commercegraph.users.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Revocations in the Redis that all read.
final class PublishedRevocations implements Revocations {

    private static final Duration WRITE_MAX = Duration.ofSeconds(2);

    private final RedisRevocations redis;

    PublishedRevocations(RedisRevocations redis) {
        this.redis = redis;
    }

    @Override
    public void publish(UserId user, Instant notBefore) {
        try {
            redis.revoke(user.value(), notBefore)
                    .toCompletableFuture()
                    .orTimeout(WRITE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException away) {
            throw GraphFailure.unavailable("Revocations can't be published", away);
        }
    }
}
