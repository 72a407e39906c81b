package commercegraph.support.errors;

import org.jspecify.annotations.Nullable;

/// A failure that the client is told of, with its code and this very message. Thrown by data
/// fetchers and what they call; every other exception reaches the client as INTERNAL without a word
/// of its own.
public final class GraphFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    private GraphFailure(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public static GraphFailure unauthenticated(String message) {
        return new GraphFailure(ErrorCode.UNAUTHENTICATED, message, null);
    }

    public static GraphFailure forbidden(String message) {
        return new GraphFailure(ErrorCode.FORBIDDEN, message, null);
    }

    public static GraphFailure badUserInput(String message) {
        return new GraphFailure(ErrorCode.BAD_USER_INPUT, message, null);
    }

    public static GraphFailure rateLimited(String message) {
        return new GraphFailure(ErrorCode.RATE_LIMITED, message, null);
    }

    /// What went wrong inside; it is in the log.
    public static GraphFailure internal() {
        return new GraphFailure(ErrorCode.INTERNAL, "Something went wrong on our side", null);
    }

    public static GraphFailure unavailable(String message) {
        return new GraphFailure(ErrorCode.UNAVAILABLE, message, null);
    }

    /// The cause is for the log; the client sees the message alone.
    public static GraphFailure unavailable(String message, Throwable cause) {
        return new GraphFailure(ErrorCode.UNAVAILABLE, message, cause);
    }

    /// For a field of the contract that has no implementation so far.
    public static GraphFailure notBuilt(String field) {
        return unavailable(field + " is not built yet");
    }
}
