package commercegraph.router.execution;

import static java.nio.charset.StandardCharsets.US_ASCII;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonWriter;
import java.util.Arrays;
import java.util.Optional;

/// A complete GraphQL response as JSON: `{"data":…}`, or `{"data":…,"errors":[…]}`. Never changed,
/// so it may be sent to several clients.
public final class Answer {
    private static final int CAPACITY = 256;
    private static final byte[] EXTENSIONS = ",\"extensions\":".getBytes(US_ASCII);

    private final byte[] bytes;
    private final int errors;

    Answer(byte[] bytes, int errors) {
        this.bytes = bytes;
        this.errors = errors;
    }

    /// A response without data: it ends a subscription.
    static Answer of(SubgraphFailure failure) {
        JsonBuffer out = new JsonBuffer(CAPACITY);
        out.ascii("{\"errors\":[");
        new ExecutionError(
                        failure.message(),
                        Optional.empty(),
                        failure.code().name(),
                        Optional.of(failure.subgraph()),
                        null)
                .write(new JsonWriter(out));
        out.ascii("]}");
        return new Answer(out.toBytes(), 1);
    }

    /// The JSON text; not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    /// How many errors it has.
    public int errors() {
        return errors;
    }

    /// The same response with `extensions` at its end.
    ///
    /// @param extensions a JSON object
    public Answer withExtensions(byte[] extensions) {
        int close = bytes.length - 1;
        byte[] extended = Arrays.copyOf(bytes, close + EXTENSIONS.length + extensions.length + 1);
        System.arraycopy(EXTENSIONS, 0, extended, close, EXTENSIONS.length);
        System.arraycopy(extensions, 0, extended, close + EXTENSIONS.length, extensions.length);
        extended[extended.length - 1] = '}';
        return new Answer(extended, errors);
    }
}
