package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A name that is looked for, or written, many times: encoded once.
public final class JsonKey {
    private final String name;

    /// The bytes, eight in a word, the last word filled up with zeros.
    private final long[] words;

    /// What of the last word counts.
    private final long lastMask;

    private final int length;
    private final int tag;

    /// A comma, the name as a JSON string, a colon, and zeros behind it, so that it can be copied
    /// in words.
    private final byte[] text;

    private final int textEnd;

    private JsonKey(String name) {
        this.name = name;
        byte[] utf8 = name.getBytes(UTF_8);
        this.length = utf8.length;
        this.words = new long[(length + Long.BYTES - 1) / Long.BYTES];
        byte[] padded = Arrays.copyOf(utf8, words.length * Long.BYTES);
        for (int i = 0; i < words.length; i++) {
            words[i] = EightBytes.get(padded, i * Long.BYTES);
        }
        int rest = length % Long.BYTES;
        this.lastMask = rest == 0 ? -1 : (1L << rest * Byte.SIZE) - 1;
        this.tag = KeyTag.of(utf8, 0, length);
        JsonBuffer buffer = new JsonBuffer(name.length() + 8);
        buffer.raw((byte) ',');
        buffer.string(name);
        buffer.raw((byte) ':');
        this.textEnd = buffer.length();
        this.text = Arrays.copyOf(buffer.array(), textEnd + JsonBuffer.SHORT);
    }

    public static JsonKey of(String name) {
        return new JsonKey(name);
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }

    /// What a tape has of the name, as a key: see [KeyTag].
    int tag() {
        return tag;
    }

    /// Whether bytes are this name, which they are when the text has no escape sequences.
    boolean is(byte[] bytes, int from, int to) {
        if (to - from != length) {
            return false;
        }
        int last = words.length - 1;
        if (from + words.length * Long.BYTES > bytes.length) {
            return isByByte(bytes, from);
        }
        for (int i = 0; i < last; i++) {
            if (EightBytes.get(bytes, from + i * Long.BYTES) != words[i]) {
                return false;
            }
        }
        return last < 0
                || (EightBytes.get(bytes, from + last * Long.BYTES) & lastMask) == words[last];
    }

    /// At the end of the array, where a word would reach beyond it.
    private boolean isByByte(byte[] bytes, int from) {
        for (int i = 0; i < length; i++) {
            byte wanted = (byte) (words[i / Long.BYTES] >>> i % Long.BYTES * Byte.SIZE);
            if (bytes[from + i] != wanted) {
                return false;
            }
        }
        return true;
    }

    /// Writes it as a JSON string.
    void writeQuoted(JsonBuffer out) {
        out.raw(text, 1, textEnd - 1);
    }

    /// Writes it as a JSON string and a colon.
    void writePrefix(JsonBuffer out) {
        out.raw(text, 1, textEnd);
    }

    /// Writes it as a JSON string and a colon, with a comma before it.
    void writeNextPrefix(JsonBuffer out) {
        out.raw(text, 0, textEnd);
    }
}
