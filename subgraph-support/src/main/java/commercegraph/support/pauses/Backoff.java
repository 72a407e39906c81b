package commercegraph.support.pauses;

import commercegraph.support.errors.GraphFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses between tries: up to twice as long after each failure, bounded, and random in their whole
/// length, so that those who met once do not meet again.
///
/// @param first the longest pause after one failure, at least a millisecond
/// @param most the longest of all
public record Backoff(Duration first, Duration most) {

    /// Between tries of one request to a store, while somebody waits for the answer.
    public static final Backoff OF_STORE =
            new Backoff(Duration.ofMillis(10), Duration.ofMillis(500));

    /// Beyond this many doublings every pause is as long as may be.
    private static final int DOUBLINGS_MAX = 30;

    public Backoff {
        if (first.toMillis() < 1 || most.compareTo(first) < 0)
            throw new IllegalArgumentException(
                    "pauses from %s to %s are none".formatted(first, most));
    }

    /// How long to wait after so many failures, from 1: up to that long, by chance.
    public Duration after(int failures) {
        long ceiling = first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX);
        long bounded = Math.min(most.toMillis(), ceiling);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bounded + 1));
    }

    /// Waits as long as [#after] says.
    ///
    /// @throws GraphFailure UNAVAILABLE, where the thread is interrupted meanwhile
    public void pause(int failures) {
        try {
            Thread.sleep(after(failures));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw GraphFailure.unavailable("Interrupted between two tries", interrupted);
        }
    }
}
