package commercegraph.metrics.persistence;

import java.util.concurrent.ThreadLocalRandom;

/// The pause before a further try: doubling, bounded, and random in its whole length, so that those
/// who collided once don't collide again.
final class Backoff {

    private static final long FIRST_MILLIS = 10;
    private static final long PAUSE_MILLIS_MAX = 500;

    private Backoff() {}

    /// `failures` is how many tries have failed so far, from 1.
    static void pause(int failures) {
        long ceiling =
                Math.min(PAUSE_MILLIS_MAX, FIRST_MILLIS << Math.min(failures - 1, Byte.SIZE));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling + 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two tries", interrupted);
        }
    }
}
