package commercegraph.metrics.persistence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.HistoryPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionHistory;
import commercegraph.metrics.domain.InteractionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Finds interactions by id through the place of their segment, and by owner through history rows.
/// Rows are ordered by when they were recorded, newest first; within one, what happened last stands
/// first.
@Repository
final class DynamoDbHistory implements InteractionHistory {

    /// How many interactions one page may look at to find those that its filter admits.
    private static final int SCANNED_MAX = 2_000;

    /// Sorts behind every row.
    private static final String HIGHEST = "~";

    private final MetricsTable table;

    DynamoDbHistory(MetricsTable table) {
        this.table = table;
    }

    @Override
    public Map<InteractionId, Interaction> findAll(Set<InteractionId> ids) {
        Set<Key> places =
                ids.stream()
                        .flatMap(id -> SegmentId.of(id).stream())
                        .map(SegmentId::key)
                        .collect(toSet());
        Set<Key> segments =
                table.getAll(places).values().stream().map(SegmentId::segment).collect(toSet());
        return table.getAll(segments).values().stream()
                .map(item -> Segment.of(0, item).interactions())
                .flatMap(Collection::stream)
                .filter(interaction -> ids.contains(interaction.id()))
                .collect(toMap(Interaction::id, Function.identity()));
    }

    @Override
    public Map<Request, Page> readAll(Set<Request> requests) {
        List<Request> ordered = List.copyOf(requests);
        List<Page> pages = Concurrent.map(ordered, this::read);
        return IntStream.range(0, ordered.size()).boxed().collect(toMap(ordered::get, pages::get));
    }

    private Page read(Request request) {
        String lowest = Key.tick(FeedPosition.tickOf(request.filter().recordedAtMin()));
        String highest = request.after().map(after -> Key.row(after.row())).orElse(HIGHEST);
        List<HistoryScan> scans =
                Key.histories(request.owner()).stream()
                        .map(partition -> new HistoryScan(table, partition, lowest, highest))
                        .toList();
        return new Merge(scans, request).page();
    }

    /// One page in the making.
    private static final class Merge {
        private final List<HistoryScan> scans;
        private final Request request;
        private final List<Entry> admitted = new ArrayList<>();
        private Optional<HistoryPosition> end;
        private int scanned;

        Merge(List<HistoryScan> scans, Request request) {
            this.scans = scans;
            this.request = request;
            this.end = request.after();
        }

        Page page() {
            boolean cut = false;
            while (!cut) {
                fetchWhereNeeded();
                Optional<HistoryScan> newest = newest();
                if (newest.isEmpty()) break;
                cut = !take(newest.get().pop());
            }
            boolean more = cut || scans.stream().anyMatch(HistoryScan::hasMore);
            return new Page(admitted, end, more);
        }

        private void fetchWhereNeeded() {
            Concurrent.map(
                    scans,
                    scan -> {
                        scan.fetch(request.first() + 1);
                        return scan;
                    });
        }

        private Optional<HistoryScan> newest() {
            return scans.stream()
                    .filter(scan -> scan.peek() != null)
                    .max(Comparator.comparing(scan -> Objects.requireNonNull(scan.peek())));
        }

        /// False when the page ended before the row did.
        private boolean take(Map<String, AttributeValue> item) {
            List<Interaction> row = HistoryRow.interactions(item);
            FeedPosition place = HistoryRow.place(item);
            for (int index = firstIndex(place); index < row.size(); index++) {
                if (admitted.size() >= request.first() || scanned >= SCANNED_MAX) return false;
                HistoryPosition position = new HistoryPosition(place, index);
                scanned++;
                end = Optional.of(position);
                if (request.filter().admits(row.get(index)))
                    admitted.add(new Entry(row.get(index), position));
            }
            return true;
        }

        private int firstIndex(FeedPosition place) {
            return request.after()
                    .filter(after -> after.row().equals(place))
                    .map(after -> after.index() + 1)
                    .orElse(0);
        }
    }
}
