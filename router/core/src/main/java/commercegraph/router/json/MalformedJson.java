package commercegraph.router.json;

/// Bytes that are not JSON, or more of it than is taken.
public final class MalformedJson extends Exception {
    private final Reason reason;
    private final int position;

    MalformedJson(Reason reason, int position) {
        super(null, null, false, false);
        this.reason = reason;
        this.position = position;
    }

    /// What is wrong.
    public enum Reason {
        UNEXPECTED_END("the text ends too early"),
        UNEXPECTED_BYTE("an unexpected character"),
        TRAILING_BYTES("more text after the value"),
        INVALID_NUMBER("not a number"),
        INVALID_ESCAPE("not an escape sequence"),
        CONTROL_CHARACTER("a control character in a string"),
        INVALID_UTF8("not UTF-8"),
        TOO_DEEP("nested too deep"),
        TOO_LARGE("too many bytes");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    @Override
    public String getMessage() {
        return "%s at byte %d".formatted(reason.sentence, position);
    }

    public Reason reason() {
        return reason;
    }

    /// Of the byte that is wrong, from the beginning of the text.
    public int position() {
        return position;
    }
}
