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

    private final byte[] array;
    private final int length;
    private final int errors;

    private Answer(byte[] array, int length, int errors) {
        this.array = array;
        this.length = length;
        this.errors = errors;
    }

    /// @param json nobody may write to it after this
    static Answer of(JsonBuffer json, int errors) {
        return new Answer(json.array(), json.length(), errors);
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
        return of(out, 1);
    }

    /// The response to what cannot be answered whole.
    static Answer of(AnswerTooLarge failure) {
        JsonBuffer out = new JsonBuffer(CAPACITY);
        out.ascii("{\"data\":null,\"errors\":[");
        new ExecutionError(
                        String.valueOf(failure.getMessage()),
                        Optional.empty(),
                        ErrorCode.OPERATION_TOO_LARGE.name(),
                        Optional.empty(),
                        null)
                .write(new JsonWriter(out));
        out.ascii("]}");
        return of(out, 1);
    }

    /// The JSON text: the first [#length] bytes. Not to be changed.
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    /// A copy of the JSON text.
    public byte[] bytes() {
        return Arrays.copyOf(array, length);
    }

    /// How many errors it has.
    public int errors() {
        return errors;
    }

    /// The same response with `extensions` at its end.
    ///
    /// @param extensions a JSON object
    public Answer withExtensions(byte[] extensions) {
        int close = length - 1;
        byte[] extended = Arrays.copyOf(array, close + EXTENSIONS.length + extensions.length + 1);
        System.arraycopy(EXTENSIONS, 0, extended, close, EXTENSIONS.length);
        System.arraycopy(extensions, 0, extended, close + EXTENSIONS.length, extensions.length);
        extended[extended.length - 1] = '}';
        return new Answer(extended, extended.length, errors);
    }
}
