package commercegraph.router.transport.subgraph;

import commercegraph.router.transport.Buffers;
import commercegraph.router.transport.HeapShare;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Collects a response's body, bounded.
final class ResponseBody {
    private static final int CAPACITY = 8 * 1_024;
    private static final byte[] NOTHING = {};

    /// What a subgraph announces is believed so far: it may never come.
    private static final int ANNOUNCED_MAX = 1 << 20;

    private final HeapShare memory;

    private final int bytesMax;
    private final long announced;
    private byte[] bytes = NOTHING;
    private int length;
    private int reserved;

    /// @param announced the `Content-Length`, which saves growing; negative without one
    ResponseBody(HeapShare memory, int bytesMax, long announced) {
        this.memory = memory;
        this.bytesMax = bytesMax;
        this.announced = announced;
    }

    /// What became of a chunk.
    enum Taken {
        YES,
        TOO_LARGE,
        NO_MEMORY
    }

    Taken take(Buffer chunk) {
        long needed = (long) length + chunk.length();
        if (needed > bytesMax) {
            return Taken.TOO_LARGE;
        }
        if (length == 0 && needed == announced) {
            bytes = Buffers.bytes(chunk);
        } else if (reserve(needed)) {
            chunk.getBytes(bytes, length);
        } else {
            return Taken.NO_MEMORY;
        }
        length = (int) needed;
        return Taken.YES;
    }

    private boolean reserve(long needed) {
        if (needed <= bytes.length) {
            return true;
        }
        long expected =
                length == 0 ? Math.clamp(announced, CAPACITY, ANNOUNCED_MAX) : 2L * bytes.length;
        int bounded = (int) Math.max(needed, Math.min(expected, bytesMax));
        if (!memory.take(bounded - reserved)) {
            return false;
        }
        reserved = bounded;
        bytes = Arrays.copyOf(bytes, bounded);
        return true;
    }

    /// Gives back what was reserved: the body is whole, or nobody wants it any more.
    void end() {
        memory.give(reserved);
        reserved = 0;
    }

    /// The whole body, with its compression undone; null when that is too large.
    ///
    /// @throws IOException when it is not gzip
    byte @Nullable [] decoded(@Nullable String encoding) throws IOException {
        byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        if (encoding == null || !encoding.strip().equalsIgnoreCase("gzip")) {
            return whole;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(whole))) {
            byte[] decompressed = gzip.readNBytes(bytesMax + 1);
            return decompressed.length > bytesMax ? null : decompressed;
        }
    }
}
