package commercegraph.catalog.persistence;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How often what the store put off is asked for again, and how long is waited before: up to twice
/// as long each time, by chance, so that those who met do not meet again.
final class Retries {
    static final int ATTEMPTS_MAX = 10;

    private static final long FIRST_MILLIS = 8;
    private static final long PAUSE_MILLIS_MAX = 400;

    private Retries() {}

    /// @param attempt from 0
    static void pause(int attempt) {
        long most = Math.min(PAUSE_MILLIS_MAX, FIRST_MILLIS << attempt);
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, most + 1)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Table.unavailable(interrupted);
        }
    }
}
