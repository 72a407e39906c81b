package commercegraph.router.conformance;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts through an operation, over all its subgraphs.
final class Turns {
    private final AtomicInteger taken = new AtomicInteger();

    int next() {
        return taken.incrementAndGet();
    }

    void reset() {
        taken.set(0);
    }
}
