package commercegraph.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InteractionRecorderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<String, Claim> kept = new HashMap<>();
    private final Map<String, NewInteraction> recorded = new HashMap<>();
    private final Set<UserId> outdated = new HashSet<>();
    private final Set<ProductId> asked = new HashSet<>();
    private boolean storeIsDown;

    private final InteractionStore store =
            new InteractionStore() {
                @Override
                public Map<String, Claim> claims(String keyId, Set<String> eventIds) {
                    Map<String, Claim> found = new HashMap<>(kept);
                    found.keySet().retainAll(eventIds);
                    return found;
                }

                @Override
                public Map<String, Settled> record(String keyId, List<NewInteraction> events) {
                    if (storeIsDown) throw new StoreUnavailableException("down");
                    Map<String, Settled> settled = new HashMap<>();
                    for (NewInteraction event : events) {
                        String eventId = event.event().eventId();
                        var claim = new Claim(new InteractionId("int_" + eventId), event.hash());
                        kept.put(eventId, claim);
                        recorded.put(eventId, event);
                        settled.put(eventId, new Settled(claim, true));
                    }
                    return settled;
                }
            };

    private final UserMetricsCache cache =
            new UserMetricsCache() {
                @Override
                public Found find(Set<UserId> ids) {
                    return Found.NOTHING;
                }

                @Override
                public void keep(Map<UserId, UserMetrics> read, Found before) {}

                @Override
                public void outdate(Set<UserId> ids) {
                    outdated.addAll(ids);
                }
            };

    private final List<String> trending = new ArrayList<>();
    private final Trends trends =
            new Trends() {
                @Override
                public void count(Collection<Event> recorded) {
                    recorded.forEach(event -> trending.add(event.eventId()));
                }

                @Override
                public void seed(Collection<Event> seeds) {}

                @Override
                public List<Trend> top(TrendWindow window, int first) {
                    return List.of();
                }
            };

    private final InteractionRecorder recorder =
            new InteractionRecorder(
                    store,
                    products -> {
                        asked.addAll(products);
                        return Map.of(new ProductId("prd_1"), "Books");
                    },
                    cache,
                    trends,
                    InstantSource.fixed(NOW));

    private List<EventResult> record(Event... events) {
        return recorder.record(new EventBatch("key", List.of(events), null));
    }

    private static Event event(String eventId, InteractionType type, String product) {
        return EventRulesTest.event(
                Map.of("eventId", eventId, "type", type, "productId", product, "occurredAt", NOW));
    }

    @Test
    void countsForTrendsWhatIsRecordedNowAndThatAlone() {
        Event first = event("t", InteractionType.VIEW, "prd_1");
        record(event("bad", InteractionType.RATING, "prd_1"), first, first);
        record(first);

        assertThat(trending).containsExactly("t");
    }

    @Test
    void answersInTheOrderGivenAndTakesEachForItself() {
        Event good = event("a", InteractionType.LIKE, "prd_1");
        Event other = event("a", InteractionType.VIEW, "prd_1");
        Event bad = event("b", InteractionType.RATING, "prd_1");
        Event alsoGood = event("c", InteractionType.VIEW, "prd_2");
        assertThat(record(bad, good, other, good, alsoGood))
                .extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Rejected", "Recorded", "Rejected", "Duplicate", "Recorded");
        assertThat(record(good))
                .containsExactly(new EventResult.Duplicate("a", new InteractionId("int_a")));
    }

    @Test
    void aGoodEventIsTakenThoughABadOneHadItsEventId() {
        Event bad = event("a", InteractionType.RATING, "prd_1");
        Event good = event("a", InteractionType.LIKE, "prd_1");
        assertThat(record(bad, good).getLast()).isInstanceOf(EventResult.Recorded.class);
    }

    @Test
    void asksForCategoriesOfWhatCountsByThemOnly() {
        record(
                event("a", InteractionType.LIKE, "prd_1"),
                event("b", InteractionType.SHARE, "prd_2"),
                event("c", InteractionType.VIEW, "prd_3"));
        assertThat(asked).containsExactlyInAnyOrder(new ProductId("prd_1"), new ProductId("prd_2"));
        assertThat(recorded.get("a")).extracting(NewInteraction::category).isEqualTo("Books");
        assertThat(recorded.get("b")).extracting(NewInteraction::category).isNull();
        assertThat(recorded.get("c")).extracting(NewInteraction::category).isNull();
    }

    @Test
    void outdatesTheCacheAlsoWhenItIsNotKnownWhatWasRecorded() {
        storeIsDown = true;
        assertThatThrownBy(() -> record(event("a", InteractionType.LIKE, "prd_1")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(outdated).containsExactly(new UserId("usr_1"));
    }

    @Test
    void refusesMoreThanItTakesAtOnce() {
        var batch =
                new EventBatch(
                        "key",
                        Collections.nCopies(501, event("a", InteractionType.VIEW, "prd_1")),
                        null);
        assertThatThrownBy(() -> recorder.record(batch))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
