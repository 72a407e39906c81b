package commercegraph.metrics.app;

import commercegraph.metrics.app.MetricsSeeding.SeededProduct;
import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.SeedStore.Batch;
import commercegraph.metrics.domain.SeedStore.Seed;
import commercegraph.metrics.domain.Sentiment;
import commercegraph.metrics.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the seeded events: a few users and products have most of them (Zipf's law), views far
/// outnumber purchases, happy comments outnumber angry ones. The same arguments give the same
/// events.
final class SeedEvents {

    static final int INTERACTIONS = 20_000;

    private static final int BATCH_EVENTS = 100;
    private static final Duration SPAN = Duration.ofDays(30);
    private static final Duration BATCH_SPAN = SPAN.dividedBy(INTERACTIONS / BATCH_EVENTS);
    private static final long RANDOM_SEED = 20_260_101;
    private static final int LIST_PLACES = 20;
    private static final int SHOWN = 4;

    private static final List<InteractionType> HUNDRED =
            List.of(InteractionType.values()).stream()
                    .flatMap(type -> Collections.nCopies(ofHundred(type), type).stream())
                    .toList();

    private static final Map<Sentiment, List<String>> COMMENTS =
            Map.of(
                    Sentiment.POSITIVE,
                    List.of(
                            "Just what I was looking for",
                            "Arrived quickly and works well",
                            "Better than expected, would buy again",
                            "My whole family likes it"),
                    Sentiment.NEUTRAL,
                    List.of("It is all right", "As described", "Does this come in other colours?"),
                    Sentiment.NEGATIVE,
                    List.of("Smaller than it looks", "Broke after a week", "Too expensive"));

    private static final List<Sentiment> MOODS =
            List.of(
                    Sentiment.POSITIVE,
                    Sentiment.POSITIVE,
                    Sentiment.POSITIVE,
                    Sentiment.NEUTRAL,
                    Sentiment.NEGATIVE);

    private static final List<String> SEARCHES =
            List.of("gift", "black", "sale", "for kids", "light", "wireless", "large", "set");

    private static final List<String> UX_EVENTS =
            List.of("zoom_image", "open_reviews", "change_colour", "scroll_to_end");

    private final List<String> users;
    private final List<SeededProduct> products;
    private final Zipf userRanks;
    private final Zipf productRanks;

    SeedEvents(List<String> users, List<SeededProduct> products) {
        this.users = List.copyOf(users);
        List<SeededProduct> shuffled = new ArrayList<>(products);
        Collections.shuffle(shuffled, new Random(RANDOM_SEED));
        this.products = List.copyOf(shuffled);
        this.userRanks = new Zipf(users.size());
        this.productRanks = new Zipf(products.size());
    }

    private static int ofHundred(InteractionType type) {
        return switch (type) {
            case VIEW -> 46;
            case CLICK -> 20;
            case LIKE -> 8;
            case ADD_TO_CART -> 6;
            case COMMENT, RATING -> 4;
            case SHARE, PURCHASE, SEARCH -> 3;
            case UX_EVENT -> 2;
            case REMOVE_FROM_CART -> 1;
        };
    }

    List<Batch> batches(Instant base) {
        Random random = new Random(RANDOM_SEED);
        return IntStream.range(0, INTERACTIONS / BATCH_EVENTS)
                .mapToObj(number -> batch(number, base.minus(SPAN), random))
                .toList();
    }

    /// Its events happened one after the other, in the hours before it was recorded.
    private Batch batch(int number, Instant start, Random random) {
        Instant begins = start.plus(BATCH_SPAN.multipliedBy(number));
        Duration step = BATCH_SPAN.dividedBy(BATCH_EVENTS + 1);
        List<Seed> seeds = new ArrayList<>();
        for (int index = 0; index < BATCH_EVENTS; index++) {
            Instant at = begins.plus(step.multipliedBy(index));
            seeds.add(seed(number * BATCH_EVENTS + index + 1, at, random));
        }
        return new Batch(begins.plus(step.multipliedBy(BATCH_EVENTS)), seeds);
    }

    private Seed seed(int number, Instant occurredAt, Random random) {
        InteractionType type = HUNDRED.get(random.nextInt(HUNDRED.size()));
        String user = users.get(userRanks.next(random));
        SeededProduct product = products.get(productRanks.next(random));
        boolean aboutProduct = type != InteractionType.SEARCH;
        boolean listed = type == InteractionType.VIEW || type == InteractionType.CLICK;
        boolean recommended = listed && random.nextInt(4) == 0;
        Sentiment mood = type == InteractionType.COMMENT ? pick(MOODS, random) : null;
        var event =
                new Event(
                        "seed-%05d".formatted(number),
                        type,
                        new UserId(user),
                        null,
                        aboutProduct ? new ProductId(product.id()) : null,
                        "session-%s-%d".formatted(user, number / BATCH_EVENTS),
                        name(type, random),
                        recommended ? "rec_" + number : null,
                        listed ? random.nextInt(LIST_PLACES) : null,
                        recommended ? shown(random) : null,
                        value(type, random),
                        mood == null ? null : pick(comments(mood), random),
                        mood,
                        type == InteractionType.UX_EVENT ? Map.of("source", "web") : null,
                        occurredAt);
        boolean counted = aboutProduct && type.countsForUser();
        return new Seed(event, counted ? product.topLevelCategory() : null);
    }

    private static @Nullable String name(InteractionType type, Random random) {
        return switch (type) {
            case SEARCH -> pick(SEARCHES, random);
            case UX_EVENT -> pick(UX_EVENTS, random);
            default -> null;
        };
    }

    /// A rating of 1 to 5, rather good; or how many were bought.
    private static @Nullable Double value(InteractionType type, Random random) {
        return switch (type) {
            case RATING -> (double) Math.max(1 + random.nextInt(5), 1 + random.nextInt(5));
            case PURCHASE -> 1.0 + random.nextInt(3);
            default -> null;
        };
    }

    private List<String> shown(Random random) {
        return IntStream.range(0, SHOWN)
                .mapToObj(_ -> products.get(productRanks.next(random)).id())
                .toList();
    }

    private static List<String> comments(Sentiment mood) {
        return COMMENTS.getOrDefault(mood, List.of());
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /// Rank n comes up in proportion to 1/n.
    private static final class Zipf {
        private final double[] sums;

        Zipf(int ranks) {
            sums = new double[ranks];
            double sum = 0;
            for (int rank = 0; rank < ranks; rank++) sums[rank] = sum += 1.0 / (rank + 1);
        }

        int next(Random random) {
            double point = random.nextDouble() * sums[sums.length - 1];
            int found = java.util.Arrays.binarySearch(sums, point);
            return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
        }
    }
}
