package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Categories;
import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.EventBatch;
import commercegraph.metrics.domain.InteractionRecorder;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.Sentiment;
import commercegraph.metrics.domain.TrendWindow;
import commercegraph.metrics.domain.Trends;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import commercegraph.metrics.domain.UserMetricsCache;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Events of few users and products, so that they meet.
final class Events {

    static final int USERS = 5;
    static final int PRODUCTS = 6;

    private Events() {}

    static List<Event> random(long seed, int count) {
        Random random = new Random(seed);
        Instant now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(
                        number ->
                                event(
                                        "event-" + seed + "-" + number,
                                        random,
                                        now.minusMillis(random.nextInt(1_000_000))))
                .toList();
    }

    private static Event event(String eventId, Random random, Instant occurredAt) {
        InteractionType[] types = InteractionType.values();
        InteractionType type = types[random.nextInt(types.length)];
        boolean named = random.nextInt(10) > 0;
        return new Event(
                eventId,
                type,
                named ? new UserId("usr_" + random.nextInt(USERS)) : null,
                "somebody",
                random.nextInt(10) > 0 ? new ProductId("prd_" + random.nextInt(PRODUCTS)) : null,
                null,
                type == InteractionType.SEARCH ? "search" : null,
                null,
                random.nextInt(20),
                null,
                type == InteractionType.RATING ? 1 + random.nextInt(40) / 10.0 : null,
                type == InteractionType.COMMENT ? "a comment" : null,
                type == InteractionType.COMMENT
                        ? Sentiment.values()[random.nextInt(Sentiment.values().length)]
                        : null,
                Map.of("number", random.nextInt(), "list", List.of(1.5, "two")),
                occurredAt);
    }

    static EventBatch batch(List<Event> events) {
        return new EventBatch("key", events, null);
    }

    /// As one process would be wired: lanes of its own.
    static InteractionRecorder recorder(MetricsTable table) {
        return new InteractionRecorder(
                new DynamoDbInteractionStore(table, InstantSource.system()),
                CATEGORIES,
                NO_CACHE,
                NO_TRENDS,
                InstantSource.system());
    }

    private static final Trends NO_TRENDS =
            new Trends() {
                @Override
                public void count(Collection<Event> recorded) {}

                @Override
                public void seed(Collection<Event> seeds) {}

                @Override
                public List<Trend> top(TrendWindow window, int first) {
                    return List.of();
                }
            };

    /// Products with an even number have a category.
    static final Categories CATEGORIES =
            products -> {
                Map<ProductId, String> names = new HashMap<>();
                for (ProductId id : products) {
                    int number = id.value().charAt(id.value().length() - 1) - '0';
                    if (number % 2 == 0) names.put(id, "category " + number / 2);
                }
                return names;
            };

    static final UserMetricsCache NO_CACHE =
            new UserMetricsCache() {
                @Override
                public Found find(Set<UserId> ids) {
                    return Found.NOTHING;
                }

                @Override
                public void keep(Map<UserId, UserMetrics> read, Found before) {}

                @Override
                public void outdate(Set<UserId> ids) {}
            };
}
