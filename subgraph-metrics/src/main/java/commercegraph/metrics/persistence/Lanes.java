package commercegraph.metrics.persistence;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lanes of the feed as this process writes to them: one transaction at a time for each, so
/// that the threads of one process never collide there. Another process may: the store decides.
final class Lanes {

    /// A lane takes what one DynamoDB partition takes, about a thousand events a second. More lanes
    /// may be added, first to all readers, then to writers; never fewer.
    static final int COUNT = 4;

    private final Lane[] lanes = IntStream.range(0, COUNT).mapToObj(Lane::new).toArray(Lane[]::new);
    private final int preferred;

    Lanes(int preferred) {
        this.preferred = preferred;
    }

    /// Works on a free lane, beginning the search `skipped` lanes after the preferred one; when
    /// all are taken, waits for that one.
    <T> T with(int skipped, Function<Lane, T> work) {
        int start = preferred + skipped;
        Lane lane =
                Stream.iterate(start, index -> index + 1)
                        .limit(COUNT)
                        .map(index -> lanes[Math.floorMod(index, COUNT)])
                        .filter(candidate -> candidate.lock.tryLock())
                        .findFirst()
                        .orElseGet(() -> locked(lanes[Math.floorMod(start, COUNT)]));
        try {
            return work.apply(lane);
        } finally {
            lane.lock.unlock();
        }
    }

    private static Lane locked(Lane lane) {
        lane.lock.lock();
        return lane;
    }

    /// Used under its lock only. The head is what this process last knew of it.
    static final class Lane {
        final int number;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Head head;

        private Lane(int number) {
            this.number = number;
        }

        Head head(Heads heads) {
            if (head == null) head = heads.read(number);
            return head;
        }

        void moveTo(Head next) {
            head = next;
        }

        void forget() {
            head = null;
        }
    }
}
