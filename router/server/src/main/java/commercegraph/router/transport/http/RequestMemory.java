package commercegraph.router.transport.http;

import commercegraph.router.transport.HeapShare;

/// What one request's body takes of the share of the heap that all bodies have together: from its
/// first byte until the request is answered, since its variables are needed until then. Lives on
/// one event loop.
///
/// A small body finds room also where large ones have taken what they may.
final class RequestMemory {
    static final int HEAP_PERCENT = 20;

    /// A body is there as it came, as the positions of what is in it, as what tells it from other
    /// requests, and in the requests to subgraphs.
    private static final int TIMES = 4;

    private static final int SMALL_BYTES = 16 * 1_024;

    /// One part of so many is left to small bodies.
    private static final int LEFT_TO_SMALL = 8;

    private final HeapShare bodies;
    private long held;
    private boolean over;

    /// @param bodies of all requests
    RequestMemory(HeapShare bodies) {
        this.bodies = bodies;
    }

    /// Takes what is missing for a body of so many bytes.
    ///
    /// @return false when there is no room for it, or the request is over
    boolean holds(long bodyBytes) {
        long missing = bodyBytes * TIMES - held;
        if (over || missing <= 0) {
            return !over;
        }
        long others = bodyBytes <= SMALL_BYTES ? 0 : bodies.bytesMax() / LEFT_TO_SMALL;
        if (!bodies.take(missing, others)) {
            return false;
        }
        held += missing;
        return true;
    }

    /// Gives everything back, once.
    void end() {
        over = true;
        bodies.give(held);
        held = 0;
    }
}
