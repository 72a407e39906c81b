package commercegraph.router.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of an array as one word, the first one lowest.
final class EightBytes {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    static long get(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /// The first `count` bytes, less than eight; the rest of the word is zero.
    static long first(byte[] bytes, int at, int count) {
        if (at + Long.BYTES <= bytes.length) {
            return get(bytes, at) & (1L << count * Byte.SIZE) - 1;
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[at + i] & 0xFFL) << i * Byte.SIZE;
        }
        return word;
    }

    static void set(byte[] bytes, int at, long word) {
        WORDS.set(bytes, at, word);
    }
}
