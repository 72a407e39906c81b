package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.HistoryPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionFeed;
import commercegraph.metrics.domain.InteractionFilter;
import commercegraph.metrics.domain.InteractionHistory;
import commercegraph.metrics.domain.InteractionId;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.ProductMetrics;
import commercegraph.metrics.domain.Sentiment;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Counts events anew, one by one, and compares everything in the table with that.
final class Recount {

    private final MetricsTable table;

    Recount(MetricsTable table) {
        this.table = table;
    }

    /// The table holds these events and no others, once each, wherever they can be read.
    void holdsExactly(Collection<Event> events) {
        List<Interaction> feed = feed(100);
        assertThat(feed.stream().map(one -> one.event().eventId()).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(events.stream().map(Event::eventId).toList());
        assertThat(feed).isSortedAccordingTo(Comparator.comparing(Interaction::position));
        var ids = new HashSet<InteractionId>(feed.stream().map(Interaction::id).toList());
        assertThat(ids).hasSize(events.size());
        assertThat(new DynamoDbHistory(table).findAll(ids).values())
                .containsExactlyInAnyOrderElementsOf(feed);
        users(events).forEach(user -> user(user, events, feed));
        products(events).forEach(product -> product(product, events, feed));
    }

    List<Interaction> feed(int first) {
        InteractionFeed reader = new DynamoDbFeed(table);
        List<Interaction> all = new ArrayList<>();
        Optional<FeedPosition> after = Optional.empty();
        InteractionFeed.Page page;
        do {
            page = reader.read(after, first, InteractionFilter.ALL);
            all.addAll(page.interactions());
            after = page.end();
        } while (page.more());
        return all;
    }

    List<Interaction> history(HistoryOwner owner, int first) {
        InteractionHistory reader = new DynamoDbHistory(table);
        List<Interaction> all = new ArrayList<>();
        Optional<HistoryPosition> after = Optional.empty();
        InteractionHistory.Page page;
        do {
            var request =
                    new InteractionHistory.Request(owner, first, after, InteractionFilter.ALL);
            page = Objects.requireNonNull(reader.readAll(Set.of(request)).get(request));
            page.entries().forEach(entry -> all.add(entry.interaction()));
            after = page.end();
        } while (page.more());
        return all;
    }

    private void user(UserId user, Collection<Event> events, List<Interaction> feed) {
        Predicate<Event> own = event -> user.equals(event.userId());
        assertThat(history(new HistoryOwner.OfUser(user), 7))
                .containsExactlyInAnyOrderElementsOf(
                        feed.stream().filter(one -> own.test(one.event())).toList());
        Map<String, Long> categories = new HashMap<>();
        Instant newest = null;
        for (Event event : events)
            if (own.test(event) && event.type().countsForUser()) {
                categories.merge(category(event.productId()), 1L, Long::sum);
                newest = latest(newest, event);
            }
        assertThat(new DynamoDbMetrics(table).users(Set.of(user)).get(user))
                .isEqualTo(
                        new UserMetrics(
                                user,
                                count(events, own, InteractionType.LIKE),
                                count(events, own, InteractionType.SHARE),
                                positive(events, own),
                                categories,
                                Optional.ofNullable(newest)));
    }

    private void product(ProductId product, Collection<Event> events, List<Interaction> feed) {
        Predicate<Event> own = event -> product.equals(event.productId());
        assertThat(history(new HistoryOwner.OfProduct(product), 7))
                .containsExactlyInAnyOrderElementsOf(
                        feed.stream().filter(one -> own.test(one.event())).toList());
        double ratingSum = 0;
        Instant newest = null;
        for (Event event : events) {
            if (!own.test(event)) continue;
            if (event.type() == InteractionType.RATING)
                ratingSum += Objects.requireNonNull(event.value());
            if (counts(event)) newest = latest(newest, event);
        }
        ProductMetrics found =
                Objects.requireNonNull(
                        new DynamoDbMetrics(table).products(Set.of(product)).get(product));
        assertThat(found.ratingSum().doubleValue()).isCloseTo(ratingSum, within());
        assertThat(found)
                .isEqualTo(
                        new ProductMetrics(
                                product,
                                count(events, own, InteractionType.VIEW),
                                count(events, own, InteractionType.CLICK),
                                count(events, own, InteractionType.LIKE),
                                count(events, own, InteractionType.SHARE),
                                positive(events, own),
                                count(events, own, InteractionType.PURCHASE),
                                found.ratingSum(),
                                count(events, own, InteractionType.RATING),
                                Optional.ofNullable(newest)));
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }

    private static boolean counts(Event event) {
        return switch (event.type()) {
            case VIEW, CLICK, LIKE, SHARE, PURCHASE, RATING -> true;
            case COMMENT -> event.sentiment() == Sentiment.POSITIVE;
            default -> false;
        };
    }

    private static Instant latest(@Nullable Instant newest, Event event) {
        Instant time = event.occurredAt().truncatedTo(ChronoUnit.MICROS);
        return newest == null || time.isAfter(newest) ? time : newest;
    }

    private static String category(@Nullable ProductId product) {
        if (product == null) return "uncategorized";
        return Events.CATEGORIES.topLevel(Set.of(product)).getOrDefault(product, "uncategorized");
    }

    private static long count(
            Collection<Event> events, Predicate<Event> own, InteractionType type) {
        return events.stream().filter(own).filter(event -> event.type() == type).count();
    }

    private static long positive(Collection<Event> events, Predicate<Event> own) {
        return events.stream()
                .filter(own)
                .filter(event -> event.type() == InteractionType.COMMENT)
                .filter(event -> event.sentiment() == Sentiment.POSITIVE)
                .count();
    }

    private static Set<UserId> users(Collection<Event> events) {
        Set<UserId> users = new HashSet<>();
        for (Event event : events) if (event.userId() != null) users.add(event.userId());
        return users;
    }

    private static Set<ProductId> products(Collection<Event> events) {
        Set<ProductId> products = new HashSet<>();
        for (Event event : events) if (event.productId() != null) products.add(event.productId());
        return products;
    }
}
