package commercegraph.router.json;

import java.util.Arrays;

/// Writes JSON of our own, piece by piece, with the commas where they belong:
///
/// ```java
/// writer.beginObject().key("errors").beginArray().value("no").end().end();
/// ```
///
/// What is written must be JSON; a value in an object without its key is the caller's mistake.
public final class JsonWriter {
    private final JsonBuffer buffer;

    /// The closing brackets of what is open, outermost first.
    private byte[] closings = new byte[16];

    private int depth;
    private boolean comma;

    public JsonWriter(JsonBuffer buffer) {
        this.buffer = buffer;
    }

    public JsonWriter beginObject() {
        return begin('{', '}');
    }

    public JsonWriter beginArray() {
        return begin('[', ']');
    }

    /// Ends the object or array that was begun last.
    public JsonWriter end() {
        buffer.raw(closings[--depth]);
        comma = true;
        return this;
    }

    public JsonWriter key(String name) {
        separate();
        buffer.string(name);
        buffer.raw((byte) ':');
        comma = false;
        return this;
    }

    public JsonWriter key(JsonKey key) {
        separate();
        buffer.key(key);
        comma = false;
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        buffer.string(text);
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        buffer.number(number);
        return this;
    }

    public JsonWriter value(boolean truth) {
        separate();
        buffer.ascii(truth ? "true" : "false");
        return this;
    }

    public JsonWriter nullValue() {
        separate();
        buffer.nullValue();
        return this;
    }

    /// A value of a tape as it came in.
    public JsonWriter slice(Tape tape, int value) {
        separate();
        buffer.slice(tape, value);
        return this;
    }

    /// A value that is JSON already.
    public JsonWriter raw(byte[] json) {
        separate();
        buffer.raw(json);
        return this;
    }

    private JsonWriter begin(char opening, char closing) {
        separate();
        buffer.raw((byte) opening);
        if (depth == closings.length) {
            closings = Arrays.copyOf(closings, depth * 2);
        }
        closings[depth++] = (byte) closing;
        comma = false;
        return this;
    }

    private void separate() {
        if (comma) {
            buffer.raw((byte) ',');
        }
        comma = true;
    }
}
