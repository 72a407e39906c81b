package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.domain.TrendWindow;
import commercegraph.metrics.domain.Trends.Trend;
import commercegraph.stores.SharedStores;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisTrendsTest {
    private static final RedisClient CLIENT = client();

    /// Each test has weeks of its own, of which nobody else's events are.
    private static Instant weeks = Instant.now().plus(Duration.ofDays(400));

    private final Redis redis =
            new Redis(CLIENT, RedisURI.create(SharedStores.redis().uri()), InstantSource.system());
    private Instant now = weeks.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(15));
    private final RedisTrends trends = new RedisTrends(redis, () -> now);

    @BeforeEach
    void connect() {
        weeks = weeks.plus(Duration.ofDays(30));
        while (redis.ask(commands -> List.of(commands.ping())).isEmpty()) Thread.onSpinWait();
    }

    @AfterAll
    static void shutdown() {
        CLIENT.shutdown();
    }

    private static RedisClient client() {
        RedisClient client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .build());
        return client;
    }

    @Test
    void addsUpWhatEventsSayOfTheirProducts() {
        trends.count(
                List.of(
                        event(InteractionType.VIEW, "prd_a", now),
                        event(InteractionType.PURCHASE, "prd_b", now),
                        event(InteractionType.LIKE, "prd_a", now),
                        event(InteractionType.SEARCH, "prd_c", now)));

        for (TrendWindow window : TrendWindow.values())
            assertThat(trends.top(window, 10))
                    .containsExactly(trend("prd_b", 10), trend("prd_a", 5));
        assertThat(trends.top(TrendWindow.DAY, 1)).containsExactly(trend("prd_b", 10));
    }

    /// A quarter of the running hour is over, so the hour that an hour ago ran counts for three
    /// quarters of what it was.
    @Test
    void forgetsWhatIsPastTheWindow() {
        trends.count(
                List.of(
                        event(InteractionType.CLICK, "prd_now", now),
                        event(InteractionType.LIKE, "prd_hour", now.minus(Duration.ofHours(1))),
                        event(InteractionType.LIKE, "prd_day", now.minus(Duration.ofHours(23))),
                        event(InteractionType.LIKE, "prd_week", now.minus(Duration.ofDays(6))),
                        event(InteractionType.LIKE, "prd_old", now.minus(Duration.ofDays(8)))));

        assertThat(trends.top(TrendWindow.HOUR, 10))
                .containsExactly(trend("prd_hour", 3), trend("prd_now", 2));
        assertThat(trends.top(TrendWindow.DAY, 10))
                .containsExactly(trend("prd_hour", 4), trend("prd_day", 4), trend("prd_now", 2));
        assertThat(trends.top(TrendWindow.WEEK, 10))
                .extracting(trend -> trend.product().value())
                .containsExactly("prd_week", "prd_hour", "prd_day", "prd_now");

        now = now.plus(Duration.ofHours(2));
        assertThat(trends.top(TrendWindow.HOUR, 10)).isEmpty();
    }

    @Test
    void keepsASumForAWhile() {
        trends.count(List.of(event(InteractionType.VIEW, "prd_a", now)));
        assertThat(trends.top(TrendWindow.DAY, 10)).containsExactly(trend("prd_a", 1));
        trends.count(List.of(event(InteractionType.VIEW, "prd_a", now)));
        assertThat(trends.top(TrendWindow.DAY, 10)).containsExactly(trend("prd_a", 1));

        now = now.plus(RedisTrends.SUM_KEPT);
        assertThat(trends.top(TrendWindow.DAY, 10)).containsExactly(trend("prd_a", 2));
    }

    @Test
    void seedsAgainInPlaceOfTheFirstTime() {
        List<Event> seeds = List.of(event(InteractionType.VIEW, "prd_a", now));
        trends.seed(seeds);
        trends.seed(seeds);
        trends.count(List.of(event(InteractionType.CLICK, "prd_a", now)));

        assertThat(trends.top(TrendWindow.DAY, 10)).containsExactly(trend("prd_a", 3));
    }

    @Test
    void saysThatItIsUnavailableWithoutRedis() {
        var nowhere =
                new Redis(CLIENT, RedisURI.create("redis://127.0.0.1:1"), InstantSource.system());
        var cut = new RedisTrends(nowhere, () -> now);

        cut.count(List.of(event(InteractionType.VIEW, "prd_a", now)));
        assertThatThrownBy(() -> cut.top(TrendWindow.DAY, 10))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private static Trend trend(String product, double score) {
        return new Trend(new ProductId(product), score);
    }

    private static Event event(InteractionType type, String product, Instant at) {
        return new Event(
                "event",
                type,
                null,
                "anonymous",
                new ProductId(product),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                at);
    }
}
