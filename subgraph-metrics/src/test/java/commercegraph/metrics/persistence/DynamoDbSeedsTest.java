package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.InteractionFilter;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.SeedStore.Batch;
import commercegraph.metrics.domain.SeedStore.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DynamoDbSeedsTest {

    private static final Instant BASE = Instant.now();
    private static final int BATCHES = 10;

    private final MetricsTable table = Stores.newTable();
    private final List<Event> events = Events.random(20, BATCHES * 20);

    /// The seeded events, recorded in the ten hours before the base.
    private final Function<Instant, List<Batch>> batches =
            base -> {
                List<Batch> made = new ArrayList<>();
                for (int number = 0; number < BATCHES; number++)
                    made.add(
                            new Batch(
                                    base.minus(Duration.ofHours(BATCHES - number)),
                                    events.subList(number * 20, (number + 1) * 20).stream()
                                            .map(DynamoDbSeedsTest::seed)
                                            .toList()));
                return made;
            };

    private static Seed seed(Event event) {
        ProductId product = event.productId();
        if (product == null || event.userId() == null || !event.type().countsForUser())
            return new Seed(event, null);
        return new Seed(event, Events.CATEGORIES.topLevel(Set.of(product)).get(product));
    }

    @Test
    void seedsOnceAndEventsComeAfter() {
        new DynamoDbSeeds(table).seed(BASE, batches);
        new DynamoDbSeeds(table).seed(BASE.plusSeconds(5), batches);
        new Recount(table).holdsExactly(events);
        List<Event> later = Events.random(21, 40);
        Events.recorder(table).record(Events.batch(later));
        List<Event> all = new ArrayList<>(events);
        all.addAll(later);
        new Recount(table).holdsExactly(all);
        assertThat(new Recount(table).feed(1_000).stream().map(one -> one.event().eventId()))
                .containsExactlyElementsOf(all.stream().map(Event::eventId).toList());
    }

    /// It is killed at each call in turn, until it has been through; the base of the first stays.
    @ParameterizedTest
    @EnumSource(FailingClient.When.class)
    void finishesWhatWasBegun(FailingClient.When when) {
        int killed = 0;
        for (int last = 1; last < 1_000; last++) {
            var dying = FailingClient.dying(Stores.CLIENT, when, last);
            try {
                new DynamoDbSeeds(Stores.through(dying, table))
                        .seed(BASE.plusSeconds(last), batches);
                break;
            } catch (FailingClient.KilledException _) {
                killed++;
            }
        }
        assertThat(killed).isGreaterThan(3);
        new Recount(table).holdsExactly(events);
    }

    @Test
    void readersWaitForWhatIsNotThereYet() {
        var dying = FailingClient.dying(Stores.CLIENT, FailingClient.When.BEFORE, 3);
        assertThatThrownBy(
                        () -> new DynamoDbSeeds(Stores.through(dying, table)).seed(BASE, batches))
                .isInstanceOf(FailingClient.KilledException.class);
        Events.recorder(table).record(Events.batch(Events.random(22, 3)));
        var page = new DynamoDbFeed(table).read(Optional.empty(), 10, InteractionFilter.ALL);
        assertThat(page.interactions()).isEmpty();
        new DynamoDbSeeds(table).seed(BASE, batches);
        assertThat(new Recount(table).feed(1_000)).hasSize(BATCHES * 20 + 3);
    }

    @Test
    void leavesAStoreAloneThatOthersUsedFirst() {
        Events.recorder(table).record(Events.batch(Events.random(23, 3)));
        assertThatThrownBy(() -> new DynamoDbSeeds(table).seed(BASE, batches))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new Recount(table).feed(1_000)).hasSize(3);
    }
}
