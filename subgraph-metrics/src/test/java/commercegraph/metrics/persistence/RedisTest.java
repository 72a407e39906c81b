package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.metrics.domain.CachedUserMetrics;
import commercegraph.metrics.domain.MetricsReader;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.ProductMetrics;
import commercegraph.metrics.domain.RateLimit;
import commercegraph.metrics.domain.RateLimits;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import commercegraph.stores.EmbeddedRedis;
import commercegraph.stores.SharedStores;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The cache and the rate limit, with Redis and without.
class RedisTest {

    private static final UserId USER = new UserId("usr_cached");
    private static final RedisClient CLIENT = client();

    private final Map<UserId, UserMetrics> store = new HashMap<>();
    private int reads;
    private Runnable afterRead = () -> {};

    private final MetricsReader reader =
            new MetricsReader() {
                @Override
                public Map<UserId, UserMetrics> users(Set<UserId> ids) {
                    reads++;
                    Map<UserId, UserMetrics> found = new HashMap<>();
                    for (UserId id : ids)
                        found.put(id, store.getOrDefault(id, UserMetrics.none(id)));
                    afterRead.run();
                    return found;
                }

                @Override
                public Map<ProductId, ProductMetrics> products(Set<ProductId> ids) {
                    return Map.of();
                }
            };

    private static RedisClient client() {
        RedisClient client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .build());
        return client;
    }

    @AfterAll
    static void shutdown() {
        CLIENT.shutdown();
    }

    private static Redis redis(URI uri) {
        return new Redis(CLIENT, RedisURI.create(uri), InstantSource.system());
    }

    private static Redis shared() {
        Redis redis = redis(SharedStores.redis().uri());
        // The first answer may take longer than anyone waits for it in a request.
        while (redis.ask(commands -> java.util.List.of(commands.ping())).isEmpty())
            Thread.onSpinWait();
        return redis;
    }

    private static UserMetrics likes(UserId user, long likes) {
        return new UserMetrics(
                user,
                likes,
                2,
                3,
                Map.of("Books", likes, "uncategorized", 1L),
                Optional.of(Instant.parse("2026-11-21T12:00:00.123456Z")));
    }

    private UserMetrics ask(CachedUserMetrics metrics, UserId user) {
        return Objects.requireNonNull(metrics.users(Set.of(user)).get(user));
    }

    @Test
    void keepsWhatItReadUntilItIsOutdated() {
        Redis redis = shared();
        var cache = new RedisMetricsCache(redis);
        var metrics = new CachedUserMetrics(reader, cache);
        store.put(USER, likes(USER, 1));
        assertThat(ask(metrics, USER)).isEqualTo(likes(USER, 1));
        assertThat(ask(metrics, USER)).isEqualTo(likes(USER, 1));
        assertThat(reads).isEqualTo(1);
        assertThat(lifetime(redis, USER))
                .isBetween(RedisMetricsCache.BUSY, RedisMetricsCache.QUIET);

        store.put(USER, likes(USER, 2));
        cache.outdate(Set.of(USER));
        assertThat(ask(metrics, USER)).isEqualTo(likes(USER, 2));
        assertThat(reads).isEqualTo(2);
        assertThat(lifetime(redis, USER)).isLessThanOrEqualTo(RedisMetricsCache.BUSY);
    }

    /// Between a read of the store and the keeping of it an event is recorded.
    @Test
    void neverKeepsWhatWasOutdatedWhileItWasRead() {
        UserId user = new UserId("usr_raced");
        var cache = new RedisMetricsCache(shared());
        var metrics = new CachedUserMetrics(reader, cache);
        store.put(user, likes(user, 1));
        afterRead =
                () -> {
                    store.put(user, likes(user, 2));
                    cache.outdate(Set.of(user));
                };
        assertThat(ask(metrics, user)).isEqualTo(likes(user, 1));
        afterRead = () -> {};
        assertThat(ask(metrics, user)).isEqualTo(likes(user, 2));
    }

    @Test
    void readsTheStoreWhenRedisIsNotThere() {
        var cache = new RedisMetricsCache(redis(URI.create("redis://127.0.0.1:1")));
        var metrics = new CachedUserMetrics(reader, cache);
        for (int likes = 1; likes <= 3; likes++) {
            store.put(USER, likes(USER, likes));
            cache.outdate(Set.of(USER));
            assertThat(ask(metrics, USER)).isEqualTo(likes(USER, likes));
        }
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void readsTheStoreWhenRedisDies() {
        UserId user = new UserId("usr_orphan");
        EmbeddedRedis dying = EmbeddedRedis.start(Optional.empty(), 0);
        Redis redis = redis(dying.uri());
        while (redis.ask(commands -> java.util.List.of(commands.ping())).isEmpty())
            Thread.onSpinWait();
        var metrics = new CachedUserMetrics(reader, new RedisMetricsCache(redis));
        store.put(user, likes(user, 1));
        assertThat(ask(metrics, user)).isEqualTo(likes(user, 1));
        dying.close();
        store.put(user, likes(user, 2));
        assertThat(ask(metrics, user)).isEqualTo(likes(user, 2));
    }

    @Test
    void limitsEachCallerAndFieldByItself() {
        var limits = new RateLimits(Map.of("userMetrics", new RateLimit(3, Duration.ofMinutes(5))));
        var limiter = new RedisRateLimiter(shared(), limits);
        for (int call = 0; call < 3; call++)
            assertThat(limiter.admits("usr_a", "userMetrics")).isTrue();
        assertThat(limiter.admits("usr_a", "userMetrics")).isFalse();
        assertThat(limiter.admits("usr_b", "userMetrics")).isTrue();
        assertThat(limiter.admits("usr_a", "other")).isTrue();
    }

    @Test
    void letsThroughAgainWhenTheWindowHasEnded() {
        var limits =
                new RateLimits(Map.of("userMetrics", new RateLimit(1, Duration.ofMillis(200))));
        var limiter = new RedisRateLimiter(shared(), limits);
        assertThat(limiter.admits("usr_c", "userMetrics")).isTrue();
        while (!limiter.admits("usr_c", "userMetrics")) Thread.onSpinWait();
    }

    @Test
    void letsThroughWhenItCannotCount() {
        var limits = new RateLimits(Map.of("userMetrics", new RateLimit(1, Duration.ofMinutes(5))));
        var limiter = new RedisRateLimiter(redis(URI.create("redis://127.0.0.1:1")), limits);
        assertThat(limiter.admits("usr_d", "userMetrics")).isTrue();
        assertThat(limiter.admits("usr_d", "userMetrics")).isTrue();
    }

    private static Duration lifetime(Redis redis, UserId user) {
        String key = "metrics:user:{" + user.value() + "}";
        return redis.ask(commands -> java.util.List.of(commands.pttl(key)))
                .map(answers -> Duration.ofMillis(answers.getFirst()))
                .orElseThrow();
    }
}
