package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A name that is looked for, or written, many times: encoded once.
public final class JsonKey {
    private final String name;
    private final byte[] utf8;

    /// The bytes, eight in a word, the last word filled up with zeros.
    private final long[] words;

    /// What of the last word counts.
    private final long lastMask;

    private final byte[] quoted;
    private final byte[] prefix;
    private final byte[] nextPrefix;

    private JsonKey(String name) {
        this.name = name;
        this.utf8 = name.getBytes(UTF_8);
        this.words = new long[(utf8.length + Long.BYTES - 1) / Long.BYTES];
        byte[] padded = Arrays.copyOf(utf8, words.length * Long.BYTES);
        for (int i = 0; i < words.length; i++) {
            words[i] = EightBytes.get(padded, i * Long.BYTES);
        }
        int rest = utf8.length % Long.BYTES;
        this.lastMask = rest == 0 ? -1 : (1L << rest * Byte.SIZE) - 1;
        JsonBuffer buffer = new JsonBuffer(name.length() + 8);
        buffer.raw((byte) ',');
        buffer.string(name);
        this.quoted = Arrays.copyOfRange(buffer.array(), 1, buffer.length());
        buffer.raw((byte) ':');
        this.nextPrefix = buffer.toBytes();
        this.prefix = Arrays.copyOfRange(nextPrefix, 1, nextPrefix.length);
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

    /// Whether bytes are this name, which they are when the text has no escape sequences.
    boolean is(byte[] bytes, int from, int to) {
        if (to - from != utf8.length) {
            return false;
        }
        if (from + words.length * Long.BYTES > bytes.length) {
            return Arrays.equals(bytes, from, to, utf8, 0, utf8.length);
        }
        int last = words.length - 1;
        for (int i = 0; i < last; i++) {
            if (EightBytes.get(bytes, from + i * Long.BYTES) != words[i]) {
                return false;
            }
        }
        return last < 0
                || (EightBytes.get(bytes, from + last * Long.BYTES) & lastMask) == words[last];
    }

    /// As a JSON string.
    byte[] quoted() {
        return quoted;
    }

    /// As a JSON string and a colon.
    byte[] prefix() {
        return prefix;
    }

    /// As a JSON string and a colon, with a comma before it.
    byte[] nextPrefix() {
        return nextPrefix;
    }
}
