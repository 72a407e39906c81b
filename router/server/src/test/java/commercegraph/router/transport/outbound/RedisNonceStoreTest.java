package commercegraph.router.transport.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.security.NonceStore;
import commercegraph.router.security.NonceStore.Outcome;
import commercegraph.stores.SharedStores;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisNonceStoreTest {
    private static final Duration LIFETIME = Duration.ofSeconds(601);

    @Test
    void takesANonceOnceForEachKey() {
        try (RedisConnection redis = connection()) {
            NonceStore store = new RedisNonceStore(redis);
            String nonce = UUID.randomUUID().toString();

            assertThat(take(store, "one", nonce)).isEqualTo(Outcome.FRESH);
            assertThat(take(store, "one", nonce)).isEqualTo(Outcome.SEEN);
            assertThat(take(store, "two", nonce)).isEqualTo(Outcome.FRESH);
        }
    }

    @Test
    void keepsKeyAndNonceApart() {
        try (RedisConnection redis = connection()) {
            NonceStore store = new RedisNonceStore(redis);
            String end = UUID.randomUUID().toString();

            assertThat(take(store, "a:b", end)).isEqualTo(Outcome.FRESH);
            assertThat(take(store, "a", "b:" + end)).isEqualTo(Outcome.FRESH);
        }
    }

    @Test
    void tellsOneOfManyAtOnceThatItIsFresh() {
        try (RedisConnection one = connection();
                RedisConnection two = connection()) {
            NonceStore store = new RedisNonceStore(one);
            NonceStore other = new RedisNonceStore(two);
            String nonce = UUID.randomUUID().toString();
            List<CompletableFuture<Outcome>> taken =
                    IntStream.range(0, 50)
                            .mapToObj(
                                    i ->
                                            (i % 2 == 0 ? store : other)
                                                    .take("many", nonce, LIFETIME)
                                                    .toCompletableFuture())
                            .toList();

            assertThat(taken.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(Outcome.FRESH)
                    .doesNotContain(Outcome.UNAVAILABLE);
        }
    }

    @Test
    void remembersForTheWholeLifetime() {
        String nonce = UUID.randomUUID().toString();
        RedisClient client = RedisClient.create(SharedStores.redis().uri().toString());
        try (RedisConnection connection = connection();
                StatefulRedisConnection<String, String> redis = client.connect()) {
            take(new RedisNonceStore(connection), "key", nonce);

            assertThat(redis.sync().pttl("commercegraph:nonce:3:key:" + nonce))
                    .isBetween(590_000L, 601_000L);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void saysThatNothingIsKnownWithoutRedis() {
        try (RedisConnection gone = new RedisConnection("redis://127.0.0.1:1")) {
            NonceStore store = new RedisNonceStore(gone);
            assertThat(take(store, "key", "nonce")).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(take(store, "key", "nonce")).isEqualTo(Outcome.UNAVAILABLE);
        }
    }

    private static Outcome take(NonceStore store, String keyId, String nonce) {
        return store.take(keyId, nonce, LIFETIME).toCompletableFuture().join();
    }

    private static RedisConnection connection() {
        return new RedisConnection(SharedStores.redis().uri().toString());
    }
}
