package commercegraph.orders.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one of those who wait, so that they need not look so often.
final class Signal {
    private final Semaphore given = new Semaphore(0);

    void give() {
        given.release();
    }

    /// Waits for a signal, or until the time is up.
    void await(Duration atMost) throws InterruptedException {
        boolean _ = given.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
