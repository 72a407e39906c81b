package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.EventResult;
import commercegraph.metrics.domain.InteractionRecorder;
import commercegraph.metrics.domain.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Events go in through the recorder, as in the running subgraph.
class DynamoDbInteractionStoreTest {

    private final MetricsTable table = Stores.newTable();

    @Test
    void recordsEachEventWhereverItIsReadAndCounted() {
        List<Event> events = Events.random(1, 150);
        List<EventResult> results = Events.recorder(table).record(Events.batch(events));
        assertThat(results).hasSize(150).allMatch(EventResult.Recorded.class::isInstance);
        new Recount(table).holdsExactly(events);
        assertThat(new Recount(table).feed(1_000).stream().map(one -> one.event().eventId()))
                .containsExactlyElementsOf(events.stream().map(Event::eventId).toList());
    }

    @Test
    void countsOnceWhatManySendAtTheSameTime() throws Exception {
        List<Event> events = Events.random(2, 60);
        List<InteractionRecorder> processes =
                List.of(Events.recorder(table), Events.recorder(table), Events.recorder(table));
        List<Callable<List<EventResult>>> senders = new ArrayList<>();
        for (int sender = 0; sender < 9; sender++) {
            List<Event> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(sender));
            InteractionRecorder process = processes.get(sender % processes.size());
            senders.add(() -> process.record(Events.batch(shuffled)));
        }
        List<EventResult> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<EventResult>> sent : executor.invokeAll(senders))
                results.addAll(sent.get());
        }
        assertThat(results.stream().filter(EventResult.Recorded.class::isInstance)).hasSize(60);
        assertThat(results.stream().filter(EventResult.Duplicate.class::isInstance))
                .hasSize(8 * 60);
        new Recount(table).holdsExactly(events);
    }

    /// The sender's process dies at each store call in turn, and the sender tries again elsewhere.
    @ParameterizedTest
    @EnumSource(FailingClient.When.class)
    void countsOnceThoughAProcessDiesAtAnyCall(FailingClient.When when) {
        List<Event> all = new ArrayList<>();
        int died = 0;
        for (int last = 1; last <= 8; last++) {
            List<Event> events = Events.random(100 + last, 45);
            all.addAll(events);
            DynamoDbClient dying = FailingClient.dying(Stores.CLIENT, when, last);
            InteractionRecorder dead = Events.recorder(Stores.through(dying, table));
            try {
                dead.record(Events.batch(events.subList(0, 30)));
            } catch (FailingClient.KilledException _) {
                died++;
            }
            List<EventResult> results = Events.recorder(table).record(Events.batch(events));
            assertThat(results).noneMatch(EventResult.Rejected.class::isInstance);
        }
        assertThat(died).isGreaterThanOrEqualTo(3);
        new Recount(table).holdsExactly(all);
    }

    /// Answers are lost now and then; the process itself tries again, and knows its own claims.
    @ParameterizedTest
    @EnumSource(FailingClient.When.class)
    void recordsThroughAStoreThatFailsNowAndThen(FailingClient.When when) {
        List<Event> events = Events.random(3, 80);
        Random random = new Random(3);
        DynamoDbClient shaky =
                FailingClient.losing(
                        Stores.CLIENT, when, call -> call > 1 && random.nextInt(3) == 0);
        List<EventResult> results =
                Events.recorder(Stores.through(shaky, table)).record(Events.batch(events));
        assertThat(results).allMatch(EventResult.Recorded.class::isInstance);
        new Recount(table).holdsExactly(events);
    }

    @Test
    void refusesOtherContentUnderTheSameEventId() {
        Event event = Events.random(4, 1).getFirst();
        Event other =
                Events.random(5, 10).stream()
                        .map(one -> renamed(one, event.eventId()))
                        .findFirst()
                        .orElseThrow();
        var recorder = Events.recorder(table);
        EventResult first = recorder.record(Events.batch(List.of(event))).getFirst();
        List<EventResult> later = recorder.record(Events.batch(List.of(other, event)));
        assertThat(later.getFirst())
                .isInstanceOfSatisfying(
                        EventResult.Rejected.class,
                        rejected ->
                                assertThat(rejected.rejection().code().name())
                                        .isEqualTo("CONFLICT"));
        assertThat(later.getLast())
                .isEqualTo(
                        new EventResult.Duplicate(
                                event.eventId(), ((EventResult.Recorded) first).id()));
        new Recount(table).holdsExactly(List.of(event));
    }

    @Test
    void saysUnavailableWhenTheStoreIs() {
        DynamoDbClient gone =
                FailingClient.losing(Stores.CLIENT, FailingClient.When.BEFORE, _ -> true);
        var recorder = Events.recorder(Stores.through(gone, table));
        assertThatThrownBy(() -> recorder.record(Events.batch(Events.random(6, 1))))
                .isInstanceOf(StoreUnavailableException.class);
    }

    private static Event renamed(Event event, String eventId) {
        return new Event(
                eventId,
                event.type(),
                event.userId(),
                event.anonymousId(),
                event.productId(),
                event.sessionId(),
                event.name(),
                event.recommendationId(),
                event.position(),
                event.impressions(),
                event.value(),
                event.comment(),
                event.sentiment(),
                event.properties(),
                event.occurredAt());
    }
}
