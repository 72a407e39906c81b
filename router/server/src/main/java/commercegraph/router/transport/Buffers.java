package commercegraph.router.transport;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/// Bytes to buffers without a copy.
public final class Buffers {
    private Buffers() {}

    /// The first `length` bytes, which nobody may change after this.
    public static Buffer wrap(byte[] bytes, int length) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
    }

    public static Buffer wrap(byte[] bytes) {
        return wrap(bytes, bytes.length);
    }
}
