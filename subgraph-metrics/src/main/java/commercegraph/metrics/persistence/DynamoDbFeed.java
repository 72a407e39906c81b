package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionFeed;
import commercegraph.metrics.domain.InteractionFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Repository;

/// Merges the lanes into one order. An interaction is shown only when no lane can get an earlier
/// one any more; a lane that is quiet is closed for that. The whole argument is in the README.
@Repository
final class DynamoDbFeed implements InteractionFeed {

    /// How many interactions one page may look at to find those that its filter admits.
    static final int SCANNED_MAX = 10_000;

    private final MetricsTable table;
    private final Heads heads;

    DynamoDbFeed(MetricsTable table) {
        this.table = table;
        this.heads = new Heads(table);
    }

    @Override
    public Page read(Optional<FeedPosition> after, int first, InteractionFilter filter) {
        List<Head> known = heads.readAll();
        long earliest = FeedPosition.tickOf(filter.recordedAtMin());
        List<LaneScan> scans =
                IntStream.range(0, Lanes.COUNT)
                        .mapToObj(
                                lane ->
                                        new LaneScan(
                                                table,
                                                lane,
                                                Math.max(earliest, from(after, lane)),
                                                known.get(lane)))
                        .toList();
        long newest = known.stream().mapToLong(Head::closed).max().orElse(0);
        return new Merge(scans, newest, after, first, filter).page();
    }

    /// Positions are ordered by tick, then by lane.
    private static long from(Optional<FeedPosition> after, int lane) {
        return after.map(position -> position.tick() + (lane <= position.lane() ? 1 : 0))
                .orElse(0L);
    }

    /// One page in the making.
    private final class Merge {
        private final List<LaneScan> scans;
        private final long newest;
        private final int first;
        private final InteractionFilter filter;
        private final List<Interaction> admitted = new ArrayList<>();
        private Optional<FeedPosition> end;
        private int scanned;
        private boolean closedLanes;

        private Merge(
                List<LaneScan> scans,
                long newest,
                Optional<FeedPosition> after,
                int first,
                InteractionFilter filter) {
            this.scans = scans;
            this.newest = newest;
            this.end = after;
            this.first = first;
            this.filter = filter;
        }

        Page page() {
            while (admitted.size() < first && scanned < SCANNED_MAX) {
                fetchWhereNeeded();
                Optional<LaneScan> next = earliest();
                if (next.isEmpty()) break;
                Interaction interaction = Objects.requireNonNull(next.get().peek());
                if (isSettled(interaction)) show(next.get(), interaction);
                else if (!closedLanes) closeQuietLanes();
                else break;
            }
            fetchWhereNeeded();
            boolean more = scans.stream().anyMatch(LaneScan::hasMore);
            return new Page(admitted, end, more);
        }

        private void show(LaneScan scan, Interaction interaction) {
            scan.pop();
            scanned++;
            end = Optional.of(interaction.position());
            if (filter.admits(interaction)) admitted.add(interaction);
        }

        private void fetchWhereNeeded() {
            int wanted = (first - admitted.size()) / Lanes.COUNT + 1;
            Concurrent.map(
                    scans.stream().filter(LaneScan::needsMore).toList(),
                    scan -> {
                        scan.fetch(wanted);
                        return scan.lane();
                    });
        }

        private Optional<LaneScan> earliest() {
            return scans.stream()
                    .filter(scan -> scan.peek() != null)
                    .min(
                            Comparator.comparing(
                                    scan -> Objects.requireNonNull(scan.peek()).position()));
        }

        /// No lane can get an earlier interaction any more.
        private boolean isSettled(Interaction interaction) {
            return scans.stream()
                    .filter(LaneScan::isExhausted)
                    .allMatch(scan -> scan.closed() >= interaction.position().tick());
        }

        /// Up to the newest that was known when the page began, once for each page. Lanes that
        /// still have something to show go on to their new end after that.
        private void closeQuietLanes() {
            closedLanes = true;
            Concurrent.map(
                    scans.stream().filter(scan -> scan.head().closed() < newest).toList(),
                    scan -> {
                        scan.reopen(heads.close(scan.lane(), newest));
                        return scan.lane();
                    });
        }
    }
}
