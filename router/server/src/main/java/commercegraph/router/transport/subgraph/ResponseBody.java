package commercegraph.router.transport.subgraph;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Collects a response's body, bounded.
final class ResponseBody {
    private static final int CAPACITY = 8 * 1_024;

    private final int bytesMax;
    private byte[] bytes;
    private int length;

    /// @param announced the `Content-Length`, which saves growing; negative without one
    ResponseBody(int bytesMax, long announced) {
        this.bytesMax = bytesMax;
        this.bytes = new byte[announced < 0 ? CAPACITY : (int) Math.min(announced, bytesMax)];
    }

    /// @return false when it is too large
    boolean take(Buffer chunk) {
        long needed = (long) length + chunk.length();
        if (needed > bytesMax) {
            return false;
        }
        if (needed > bytes.length) {
            long doubled = Math.min(2L * bytes.length, bytesMax);
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, doubled));
        }
        chunk.getBytes(bytes, length);
        length = (int) needed;
        return true;
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
