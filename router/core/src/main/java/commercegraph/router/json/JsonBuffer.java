package commercegraph.router.json;

import java.util.Arrays;

/// Bytes that grow, and can be cut back to where they were: for output that is put together of
/// slices. The order of commas and colons is the caller's concern ([JsonWriter] looks after it).
///
/// Not for several threads at once. May be reused after [#truncate].
public final class JsonBuffer {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    /// So many bytes are copied in words.
    static final int SHORT = 2 * Long.BYTES;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] bytes;
    private int length;

    public JsonBuffer(int capacity) {
        this.bytes = new byte[Math.max(capacity, 16)];
    }

    public int length() {
        return length;
    }

    /// Forgets what was written behind this length.
    public void truncate(int to) {
        length = to;
    }

    /// The bytes behind the content mean nothing, and the next write may replace the array.
    public byte[] array() {
        return bytes;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public void raw(byte one) {
        reserve(1);
        bytes[length++] = one;
    }

    public void raw(byte[] all) {
        raw(all, 0, all.length);
    }

    public void raw(byte[] from, int begin, int end) {
        int count = end - begin;
        reserve(Math.max(count, SHORT));
        if (count <= SHORT && begin + SHORT <= from.length) {
            // Two words are copied at less cost than the call of arraycopy; what is too much of
            // them lies behind the content and is written over.
            EightBytes.set(bytes, length, EightBytes.get(from, begin));
            EightBytes.set(bytes, length + Long.BYTES, EightBytes.get(from, begin + Long.BYTES));
        } else {
            System.arraycopy(from, begin, bytes, length, count);
        }
        length += count;
    }

    /// A value as it came in.
    public void slice(Tape tape, int value) {
        raw(tape.bytes(), tape.start(value), tape.end(value));
    }

    public void nullValue() {
        raw(NULL);
    }

    /// A key and the colon behind it.
    public void key(JsonKey key) {
        key.writePrefix(this);
    }

    /// A comma, a key and the colon behind it.
    public void nextKey(JsonKey key) {
        key.writeNextPrefix(this);
    }

    /// A known text as a JSON string.
    public void string(JsonKey text) {
        text.writeQuoted(this);
    }

    public void number(long value) {
        ascii(Long.toString(value));
    }

    /// A JSON string. A surrogate without its partner, which UTF-8 has no form for, is written as
    /// an escape sequence.
    public void string(String text) {
        raw((byte) '"');
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                raw((byte) c);
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                raw((byte) (0xC0 | c >> 6));
                raw((byte) (0x80 | c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                threeBytes(c);
            } else if (i + 1 < count && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                fourBytes(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                unicodeEscape(c);
            }
        }
        raw((byte) '"');
    }

    /// Text that is known to be ASCII and to need no escapes.
    public void ascii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void threeBytes(char c) {
        raw((byte) (0xE0 | c >> 12));
        raw((byte) (0x80 | c >> 6 & 0x3F));
        raw((byte) (0x80 | c & 0x3F));
    }

    private void fourBytes(int codePoint) {
        raw((byte) (0xF0 | codePoint >> 18));
        raw((byte) (0x80 | codePoint >> 12 & 0x3F));
        raw((byte) (0x80 | codePoint >> 6 & 0x3F));
        raw((byte) (0x80 | codePoint & 0x3F));
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> unicodeEscape(c);
        }
    }

    private void unicodeEscape(char c) {
        ascii("\\u");
        raw(HEX[c >> 12]);
        raw(HEX[c >> 8 & 0xF]);
        raw(HEX[c >> 4 & 0xF]);
        raw(HEX[c & 0xF]);
    }

    /// A hash of what stands behind this length.
    public int hash(int from) {
        long hash = length - from;
        int i = from;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = (Long.rotateLeft(hash, 23) ^ EightBytes.get(bytes, i)) * MIX;
        }
        for (; i < length; i++) {
            hash = (hash ^ bytes[i]) * MIX;
        }
        return (int) (hash >>> Integer.SIZE);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
}
