package commercegraph.router.transport;

import io.netty.buffer.ByteBuf;
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

    /// A buffer's bytes, which nobody may change after this: its own array where that has nothing
    /// else in it, or a copy.
    public static byte[] bytes(Buffer buffer) {
        ByteBuf content = ((BufferInternal) buffer).getByteBuf();
        boolean whole =
                content.hasArray()
                        && content.arrayOffset() == 0
                        && content.readerIndex() == 0
                        && content.array().length == content.readableBytes();
        return whole ? content.array() : buffer.getBytes();
    }
}
