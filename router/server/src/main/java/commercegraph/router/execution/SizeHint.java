package commercegraph.router.execution;

/// How large the last answers of a plan were, so that the next one's buffer need not grow. Threads
/// may overwrite each other's sizes: any of them will do.
final class SizeHint {
    private static final int BYTES_MIN = 512;

    /// One huge answer is not to make all buffers huge.
    private static final int BYTES_MAX = 1 << 20;

    private int bytes = BYTES_MIN;

    int bytes() {
        return bytes;
    }

    /// Follows larger sizes at once, with a sixteenth to spare, and smaller ones slowly.
    void learn(int size) {
        int wanted = size + size / 16;
        int followed = wanted > bytes ? wanted : bytes - (bytes - wanted) / 16;
        bytes = Math.clamp(followed, BYTES_MIN, BYTES_MAX);
    }
}
