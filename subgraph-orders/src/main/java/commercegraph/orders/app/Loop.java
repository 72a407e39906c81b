package commercegraph.orders.app;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does the same work over and over until it is interrupted. A failure is logged, and
/// the work goes on after a pause: a store that was away comes back.
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /// One round of the work.
    @FunctionalInterface
    interface Round {
        void run() throws InterruptedException;
    }

    private final Thread thread;
    private volatile boolean ended;

    private Loop(String name, Round round) {
        this.thread = Thread.ofVirtual().name("orders-" + name).unstarted(() -> repeat(round));
    }

    static Loop start(String name, Round round) {
        Loop loop = new Loop(name, round);
        loop.thread.start();
        return loop;
    }

    void interrupt() {
        ended = true;
        thread.interrupt();
    }

    void join(Duration atMost) {
        try {
            boolean _ = thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(Round round) {
        while (!ended) {
            try {
                once(round);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void once(Round round) throws InterruptedException {
        try {
            round.run();
        } catch (RuntimeException e) {
            if (!ended) {
                LOG.warn("background work {} failed and goes on", thread.getName(), e);
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }
}
