package commercegraph.metrics.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionFeed.Page;
import commercegraph.metrics.domain.InteractionFilter;
import commercegraph.metrics.domain.InteractionRecorder;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DynamoDbFeedTest {

    private final MetricsTable table = Stores.newTable();
    private final DynamoDbFeed feed = new DynamoDbFeed(table);

    @Test
    void hasNothingBeforeTheFirstEvent() {
        Page page = feed.read(Optional.empty(), 10, InteractionFilter.ALL);
        assertThat(page.interactions()).isEmpty();
        assertThat(page.end()).isEmpty();
        assertThat(page.more()).isFalse();
    }

    /// Three processes write to all lanes while a reader follows; what it saw in which order is
    /// what someone sees who reads everything afterwards.
    @Test
    void neitherSkipsNorRepeatsWhileEventsKeepComing() throws Exception {
        List<Interaction> followed = new ArrayList<>();
        Optional<FeedPosition> after = Optional.empty();
        List<Event> sent = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                List<Event> events = Events.random(200 + writer, 40);
                sent.addAll(events);
                InteractionRecorder process = Events.recorder(table);
                writers.add(executor.submit(() -> sendOneByOne(process, events)));
            }
            Page page;
            do {
                boolean done = writers.stream().allMatch(Future::isDone);
                page = feed.read(after, 5, InteractionFilter.ALL);
                followed.addAll(page.interactions());
                after = page.end();
                if (done && !page.more()) break;
            } while (true);
            for (Future<?> writer : writers) writer.get();
        }
        assertThat(followed).hasSize(sent.size());
        assertThat(followed).isEqualTo(new Recount(table).feed(100));
        new Recount(table).holdsExactly(sent);
    }

    private static void sendOneByOne(InteractionRecorder process, List<Event> events) {
        for (int start = 0; start < events.size(); start += 4)
            process.record(Events.batch(events.subList(start, start + 4)));
    }

    /// A transaction of the store becomes visible item by item: here the head and the segment
    /// after are there, and the one in between is not.
    @Test
    void stopsBeforeASegmentThatIsNotVisibleYet() {
        record(Events.random(10, 2));
        Optional<FeedPosition> after = feed.read(Optional.empty(), 10, InteractionFilter.ALL).end();
        FeedPosition end = after.orElseThrow();
        record(Events.random(11, 2));
        record(Events.random(12, 2));
        List<Interaction> later = feed.read(after, 10, InteractionFilter.ALL).interactions();
        Key hidden = segmentOf(later.getFirst());
        var item = table.get(hidden).orElseThrow();
        Stores.CLIENT.deleteItem(delete -> delete.tableName(table.name()).key(hidden.attributes()));
        Page page = feed.read(after, 10, InteractionFilter.ALL);
        assertThat(page.interactions()).isEmpty();
        assertThat(page.end()).contains(end);
        Stores.CLIENT.putItem(put -> put.tableName(table.name()).item(item));
        assertThat(feed.read(after, 10, InteractionFilter.ALL).interactions()).isEqualTo(later);
    }

    @Test
    void goesOnFromAnyInteractionsOwnPosition() {
        record(Events.random(13, 90));
        List<Interaction> all = new Recount(table).feed(1_000);
        for (int index = 0; index < all.size(); index += 7)
            assertThat(
                            feed.read(
                                            Optional.of(all.get(index).position()),
                                            1_000,
                                            InteractionFilter.ALL)
                                    .interactions())
                    .isEqualTo(all.subList(index + 1, all.size()));
    }

    @Test
    void filters() {
        record(Events.random(14, 120));
        List<Interaction> all = new Recount(table).feed(1_000);
        Interaction middle = all.get(60);
        Event event = middle.event();
        var later = new TimeRange(middle.recordedAt(), null);
        var earlier = new TimeRange(null, event.occurredAt());
        for (InteractionFilter filter :
                List.of(
                        filter(Set.of(InteractionType.LIKE, InteractionType.VIEW), null, null),
                        new InteractionFilter(
                                Set.of(), event.userId(), null, TimeRange.ALWAYS, TimeRange.ALWAYS),
                        new InteractionFilter(
                                Set.of(),
                                null,
                                event.productId(),
                                TimeRange.ALWAYS,
                                TimeRange.ALWAYS),
                        filter(Set.of(), earlier, null),
                        filter(Set.of(), new TimeRange(event.occurredAt(), null), null),
                        filter(Set.of(), null, later))) {
            List<Interaction> found = feed.read(Optional.empty(), 1_000, filter).interactions();
            assertThat(found).isNotEmpty().isEqualTo(all.stream().filter(filter::admits).toList());
            assertThat(found).hasSizeLessThan(all.size());
        }
    }

    private static InteractionFilter filter(
            Set<InteractionType> types,
            @org.jspecify.annotations.Nullable TimeRange occurred,
            @org.jspecify.annotations.Nullable TimeRange recorded) {
        return new InteractionFilter(
                types,
                null,
                null,
                Objects.requireNonNullElse(occurred, TimeRange.ALWAYS),
                Objects.requireNonNullElse(recorded, TimeRange.ALWAYS));
    }

    private void record(List<Event> events) {
        Events.recorder(table).record(Events.batch(events));
    }

    private Key segmentOf(Interaction interaction) {
        SegmentId id = SegmentId.of(interaction.id()).orElseThrow();
        return SegmentId.segment(table.get(id.key()).orElseThrow());
    }
}
