package commercegraph.router.transport.subgraph;

import java.util.concurrent.atomic.AtomicLong;

/// How much of the heap responses may take that are still coming: each is bounded by itself, and
/// many large ones at once are not. For any number of threads.
final class ResponseMemory {
    private static final int PERCENT = 100;

    private final long bytesMax;
    private final AtomicLong held = new AtomicLong();

    ResponseMemory(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    static ResponseMemory ofHeap(int percent) {
        return new ResponseMemory(Runtime.getRuntime().maxMemory() / PERCENT * percent);
    }

    /// @return false when there is not so much left: then nothing is taken
    boolean take(long bytes) {
        if (held.addAndGet(bytes) > bytesMax) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }
}
