package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A name that is looked for, or written, many times: encoded once.
public final class JsonKey {
    private final String name;
    private final byte[] utf8;
    private final byte[] quoted;
    private final byte[] prefix;

    private JsonKey(String name) {
        this.name = name;
        this.utf8 = name.getBytes(UTF_8);
        JsonBuffer buffer = new JsonBuffer(name.length() + 8);
        buffer.string(name);
        this.quoted = buffer.toBytes();
        buffer.raw((byte) ':');
        this.prefix = buffer.toBytes();
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

    /// As it stands between the quotation marks of a text without escape sequences.
    byte[] utf8() {
        return utf8;
    }

    /// As a JSON string.
    byte[] quoted() {
        return quoted;
    }

    /// As a JSON string and a colon.
    byte[] prefix() {
        return prefix;
    }
}
