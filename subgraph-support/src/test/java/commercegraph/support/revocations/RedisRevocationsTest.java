package commercegraph.support.revocations;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.stores.SharedStores;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisRevocationsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final String user = "usr_" + UUID.randomUUID();

    @Test
    void tellsEveryInstanceWhatOneHasRevoked() {
        try (RedisRevocations one = revocations();
                RedisRevocations other = revocations()) {
            assertThat(notBefore(other)).isEqualTo(Instant.EPOCH);
            revoke(one, NOON);
            assertThat(notBefore(other)).isEqualTo(NOON);
        }
    }

    @Test
    void roundsUpToTheSecond() {
        try (RedisRevocations revocations = revocations()) {
            revoke(revocations, NOON.plusMillis(1));
            assertThat(notBefore(revocations)).isEqualTo(NOON.plusSeconds(1));
        }
    }

    @Test
    void keepsTheLatestInWhateverOrderTheyCome() {
        try (RedisRevocations revocations = revocations()) {
            List<CompletableFuture<?>> written =
                    IntStream.of(5, 9, 1, 9, 3, 0, 8)
                            .<CompletableFuture<?>>mapToObj(
                                    second ->
                                            revocations
                                                    .revoke(user, NOON.plusSeconds(second))
                                                    .toCompletableFuture())
                            .toList();
            written.forEach(CompletableFuture::join);
            assertThat(notBefore(revocations)).isEqualTo(NOON.plusSeconds(9));
        }
    }

    @Test
    void holdsOneSecondInOneKeyForAsLongAsTokensLive() {
        RedisClient client = RedisClient.create(SharedStores.redis().uri().toString());
        try (RedisRevocations revocations = revocations();
                StatefulRedisConnection<String, String> redis = client.connect()) {
            revoke(revocations, NOON);
            String key = "commercegraph:tokens-not-before:" + user;
            assertThat(redis.sync().get(key)).isEqualTo("1795262400");
            assertThat(redis.sync().pttl(key))
                    .isBetween(REMEMBERED.minusMinutes(1).toMillis(), REMEMBERED.toMillis());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void failsWithoutRedis() {
        try (RedisRevocations gone = new RedisRevocations("redis://127.0.0.1:1", REMEMBERED)) {
            assertThat(gone.notBefore(user).toCompletableFuture()).failsWithin(REMEMBERED);
            assertThat(gone.revoke(user, NOON).toCompletableFuture()).failsWithin(REMEMBERED);
        }
    }

    private static RedisRevocations revocations() {
        return new RedisRevocations(SharedStores.redis().uri().toString(), REMEMBERED);
    }

    private void revoke(RedisRevocations revocations, Instant notBefore) {
        revocations.revoke(user, notBefore).toCompletableFuture().join();
    }

    private Instant notBefore(RedisRevocations revocations) {
        return revocations.notBefore(user).toCompletableFuture().join();
    }
}
