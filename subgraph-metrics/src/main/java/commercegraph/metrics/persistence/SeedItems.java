package commercegraph.metrics.persistence;

import com.github.f4b6a3.ulid.Ulid;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.SeedStore.Batch;
import commercegraph.support.seeds.SeedIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What seeding puts into the table: a segment for each batch, the lanes in turn, and history rows
/// as long as may be. The same batches give the same items.
final class SeedItems {

    private static final int ROW_EVENTS_MAX = 100;

    private final List<Segment> segments = new ArrayList<>();
    private final List<SegmentId> ids = new ArrayList<>();
    private final long[] tails = new long[Lanes.COUNT];

    SeedItems(List<Batch> batches) {
        for (Batch batch : batches) add(batch);
    }

    private void add(Batch batch) {
        int lane = segments.size() % Lanes.COUNT;
        SegmentId id = id(segments.size() + 1);
        long first = FeedPosition.tickOf(batch.recordedAt());
        ids.add(id);
        segments.add(new Segment(lane, tails[lane], interactions(batch, id, lane, first)));
        tails[lane] = first;
    }

    private static SegmentId id(int number) {
        String id = SeedIds.interaction(number);
        return new SegmentId(Ulid.from(id.substring(id.indexOf('_') + 1)));
    }

    private static List<Interaction> interactions(
            Batch batch, SegmentId id, int lane, long firstTick) {
        return IntStream.range(0, batch.seeds().size())
                .mapToObj(
                        index ->
                                new Interaction(
                                        id.interaction(index),
                                        new FeedPosition(firstTick + index, lane),
                                        batch.seeds().get(index).category(),
                                        batch.seeds().get(index).event()))
                .toList();
    }

    /// The lanes' heads once everything is there. All are closed up to the last tick of all.
    List<Head> heads() {
        long closed = segments.stream().mapToLong(Segment::last).max().orElse(0);
        return IntStream.range(0, Lanes.COUNT)
                .mapToObj(lane -> new Head(tails[lane], closed))
                .toList();
    }

    List<Map<String, AttributeValue>> items() {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int index = 0; index < segments.size(); index++) {
            Segment segment = segments.get(index);
            items.add(segment.item());
            items.add(ids.get(index).place(segment.lane(), segment.first()));
        }
        rows(one -> one.event().userId(), Key::history).map(HistoryRow::item).forEach(items::add);
        rows(one -> one.event().productId(), Key::history)
                .map(HistoryRow::item)
                .forEach(items::add);
        return items;
    }

    private <K> Stream<HistoryRow> rows(
            Function<Interaction, @Nullable K> owner, BiFunction<K, FeedPosition, Key> key) {
        Map<K, List<Interaction>> byOwner = new LinkedHashMap<>();
        for (Interaction interaction : interactions()) {
            K name = owner.apply(interaction);
            if (name != null)
                byOwner.computeIfAbsent(name, _ -> new ArrayList<>()).add(interaction);
        }
        return byOwner.entrySet().stream()
                .flatMap(
                        entry ->
                                Chunks.ofSize(entry.getValue(), ROW_EVENTS_MAX).stream()
                                        .map(row -> row(entry.getKey(), row, key)));
    }

    private static <K> HistoryRow row(
            K owner, List<Interaction> row, BiFunction<K, FeedPosition, Key> key) {
        return new HistoryRow(key.apply(owner, row.getLast().position()), row);
    }

    /// What the seeds add to the counters. Product counters of the first lane take it all.
    List<CounterUpdate> counters() {
        return CounterUpdate.of(0, interactions());
    }

    private List<Interaction> interactions() {
        return segments.stream().map(Segment::interactions).flatMap(Collection::stream).toList();
    }
}
