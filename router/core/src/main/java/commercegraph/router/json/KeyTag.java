package commercegraph.router.json;

/// What a tape keeps of a key instead of where it ends: its length and a hash, in one word. A key
/// that is looked for is told from all others by comparing numbers; only one that is equal is
/// compared by its bytes, since who sends the text may choose its keys.
final class KeyTag {
    /// Keys of more bytes have no tag.
    static final int BYTES_MAX = 254;

    private static final int HASH_BITS = 24;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private KeyTag() {}

    /// @return above [#BYTES_MAX] bytes a word that no key on a tape has
    static int of(byte[] bytes, int from, int count) {
        long hash = 0;
        int i = 0;
        for (; i + Long.BYTES <= count; i += Long.BYTES) {
            hash = mix(hash, EightBytes.get(bytes, from + i));
        }
        if (i < count) {
            hash = mix(hash, EightBytes.first(bytes, from + i, count - i));
        }
        return Math.min(count, BYTES_MAX + 1) << HASH_BITS | (int) (hash >>> Long.SIZE - HASH_BITS);
    }

    /// How many bytes the key has.
    static int length(int tag) {
        return tag >>> HASH_BITS;
    }

    private static long mix(long hash, long word) {
        return (Long.rotateLeft(hash, HASH_BITS) ^ word) * MIX;
    }
}
