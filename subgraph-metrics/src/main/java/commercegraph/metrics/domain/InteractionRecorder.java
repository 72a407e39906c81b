package commercegraph.metrics.domain;

import static java.util.stream.Collectors.toSet;

import commercegraph.metrics.domain.InteractionStore.Settled;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Takes events in. Each is taken or refused for itself; the answer has one result for each, in the
/// order given. An eventId that its sender used before is a duplicate, also within one batch; with
/// other content it is refused. What is answered as recorded is durable and counted.
public final class InteractionRecorder {

    public static final int EVENTS_MAX = 500;

    private final InteractionStore store;
    private final Categories categories;
    private final UserMetricsCache cache;
    private final Trends trends;
    private final InstantSource clock;

    public InteractionRecorder(
            InteractionStore store,
            Categories categories,
            UserMetricsCache cache,
            Trends trends,
            InstantSource clock) {
        this.store = store;
        this.categories = categories;
        this.cache = cache;
        this.trends = trends;
        this.clock = clock;
    }

    /// At most [#EVENTS_MAX] events. Throws [StoreUnavailableException]; the same batch may be
    /// given again.
    public List<EventResult> record(EventBatch batch) {
        if (batch.events().size() > EVENTS_MAX)
            throw new IllegalArgumentException("a batch has " + EVENTS_MAX + " events at most");
        List<Checked> checked = check(batch);
        Map<String, Good> firsts = firstOfEachId(checked);
        Map<String, Claim> known = store.claims(batch.keyId(), firsts.keySet());
        List<Good> fresh =
                firsts.values().stream()
                        .filter(good -> !known.containsKey(good.event().eventId()))
                        .toList();
        Map<String, Settled> settled = new HashMap<>();
        known.forEach((eventId, claim) -> settled.put(eventId, new Settled(claim, false)));
        try {
            settled.putAll(store.record(batch.keyId(), categorized(fresh)));
            trends.count(recordedNow(fresh, settled));
        } finally {
            // Of duplicates too: whoever recorded them may have died before this line.
            cache.outdate(countedUsers(firsts));
        }
        return checked.stream().map(one -> result(one, settled)).toList();
    }

    private List<Checked> check(EventBatch batch) {
        Instant now = clock.instant();
        return batch.events().stream()
                .map(event -> check(event, batch.corrected(event.occurredAt(), now), now))
                .toList();
    }

    private static Checked check(Event event, Instant occurredAt, Instant now) {
        Event corrected = event.at(occurredAt);
        Optional<Rejection> rejection = EventRules.check(corrected, now);
        return rejection.isPresent()
                ? new Bad(event.eventId(), rejection.get())
                : new Good(corrected, ContentHash.of(event));
    }

    private static Map<String, Good> firstOfEachId(List<Checked> checked) {
        Map<String, Good> firsts = new LinkedHashMap<>();
        for (Checked one : checked)
            if (one instanceof Good good) firsts.putIfAbsent(good.event().eventId(), good);
        return firsts;
    }

    private List<NewInteraction> categorized(List<Good> goods) {
        Set<ProductId> products =
                goods.stream()
                        .map(Good::event)
                        .filter(InteractionRecorder::countsByCategory)
                        .map(event -> Objects.requireNonNull(event.productId()))
                        .collect(toSet());
        Map<ProductId, String> names =
                products.isEmpty() ? Map.of() : categories.topLevel(products);
        return goods.stream()
                .map(
                        good ->
                                new NewInteraction(
                                        good.event(),
                                        good.hash(),
                                        countsByCategory(good.event())
                                                ? names.get(good.event().productId())
                                                : null))
                .toList();
    }

    private static boolean countsByCategory(Event event) {
        return event.type().countsForUser() && event.userId() != null && event.productId() != null;
    }

    private static List<Event> recordedNow(List<Good> fresh, Map<String, Settled> settled) {
        return fresh.stream()
                .map(Good::event)
                .filter(
                        event -> {
                            Settled found = settled.get(event.eventId());
                            return found != null && found.recordedNow();
                        })
                .toList();
    }

    private static Set<UserId> countedUsers(Map<String, Good> goods) {
        return goods.values().stream()
                .map(Good::event)
                .filter(event -> event.type().countsForUser())
                .flatMap(event -> Optional.ofNullable(event.userId()).stream())
                .collect(toSet());
    }

    private static EventResult result(Checked checked, Map<String, Settled> settled) {
        return switch (checked) {
            case Bad(var eventId, var rejection) -> new EventResult.Rejected(eventId, rejection);
            case Good good -> result(good, settled);
        };
    }

    /// The first good event of an eventId takes the claim that this call made; what follows in the
    /// same batch finds it as others find it later.
    private static EventResult result(Good good, Map<String, Settled> settled) {
        String eventId = good.event().eventId();
        Settled found = Objects.requireNonNull(settled.get(eventId), "the store settles each one");
        if (!found.claim().hash().equals(good.hash()))
            return new EventResult.Rejected(eventId, Rejection.conflict());
        if (!found.recordedNow()) return new EventResult.Duplicate(eventId, found.claim().id());
        settled.put(eventId, new Settled(found.claim(), false));
        return new EventResult.Recorded(eventId, found.claim().id());
    }

    private sealed interface Checked {}

    private record Good(Event event, ContentHash hash) implements Checked {}

    private record Bad(String eventId, Rejection rejection) implements Checked {}
}
