package commercegraph.orders.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Erases what orders hold of a person whose account was deleted: address, tracking number, payment
/// token and the reasons that people gave. Ids, items, amounts and the history's times stay.
///
/// An order under way keeps its address until it is done with (DELIVERED, CANCELLED or FAILED), at
/// the latest until [#KEPT_MAX] after the deletion.
public final class Erasures {
    /// The law's month for answering who wants to be forgotten.
    public static final Duration KEPT_MAX = Duration.ofDays(30);

    /// An order that was being placed when the deletion was heard of has long been written by then.
    private static final Duration LATE_MAX = Duration.ofMinutes(5);

    /// Orders erased in one go; the rest goes with the next.
    private static final int ORDERS_MAX = 100;

    private final ErasureRepository repository;
    private final Clock clock;

    public Erasures(ErasureRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Notes the deletion, and erases what may go at once. What is left goes with [#run].
    public void begin(UserId buyer, Instant deletedAt) {
        repository.begin(buyer, deletedAt, now());
        run();
    }

    /// Erases what has become due, in bounded steps until nothing is.
    public void run() {
        Instant now = now();
        int erased = ORDERS_MAX;
        while (erased == ORDERS_MAX) {
            erased = repository.erase(now.minus(KEPT_MAX), now, ORDERS_MAX);
        }
        repository.end(now.minus(LATE_MAX), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
