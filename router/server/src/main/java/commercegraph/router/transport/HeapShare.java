package commercegraph.router.transport;

import java.util.concurrent.atomic.AtomicLong;

/// How much of the heap things of one kind may take together: each is bounded by itself, and many
/// large ones at once are not. For any number of threads.
public final class HeapShare {
    private static final int PERCENT = 100;

    private final long bytesMax;
    private final AtomicLong held = new AtomicLong();

    public HeapShare(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    public static HeapShare ofHeap(int percent) {
        return new HeapShare(Runtime.getRuntime().maxMemory() / PERCENT * percent);
    }

    public long bytesMax() {
        return bytesMax;
    }

    /// @return false when there is not so much left: then nothing is taken
    public boolean take(long bytes) {
        return take(bytes, 0);
    }

    /// @param others how much has to be left behind this
    /// @return false when there is not so much left: then nothing is taken
    public boolean take(long bytes, long others) {
        if (held.addAndGet(bytes) > bytesMax - others) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    public void give(long bytes) {
        held.addAndGet(-bytes);
    }
}
