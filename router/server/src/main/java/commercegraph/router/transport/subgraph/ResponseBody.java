package commercegraph.router.transport.subgraph;

import commercegraph.router.transport.Buffers;
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

    private final int bytesMax;
    private final long announced;
    private byte[] bytes = NOTHING;
    private int length;

    /// @param announced the `Content-Length`, which saves growing; negative without one
    ResponseBody(int bytesMax, long announced) {
        this.bytesMax = bytesMax;
        this.announced = announced;
    }

    /// @return false when it is too large
    boolean take(Buffer chunk) {
        long needed = (long) length + chunk.length();
        if (needed > bytesMax) {
            return false;
        }
        if (length == 0 && needed == announced) {
            bytes = Buffers.bytes(chunk);
        } else {
            reserve(needed);
            chunk.getBytes(bytes, length);
        }
        length = (int) needed;
        return true;
    }

    private void reserve(long needed) {
        if (needed > bytes.length) {
            long expected = length == 0 ? Math.max(announced, CAPACITY) : 2L * bytes.length;
            long bounded = Math.max(needed, Math.min(expected, bytesMax));
            bytes = Arrays.copyOf(bytes, (int) bounded);
        }
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
