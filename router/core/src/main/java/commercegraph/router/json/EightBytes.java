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

    static void set(byte[] bytes, int at, long word) {
        WORDS.set(bytes, at, word);
    }
}
