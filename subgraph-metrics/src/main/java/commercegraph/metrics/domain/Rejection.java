package commercegraph.metrics.domain;

import java.util.List;

/// Why one thing given was not taken, and which of its fields is to blame.
public record Rejection(Code code, String message, List<String> field) {

    /// As `UserErrorCode` in the contract.
    public enum Code {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        LIMIT_EXCEEDED
    }

    public Rejection {
        field = List.copyOf(field);
    }

    static Rejection invalid(String field, String message) {
        return new Rejection(Code.INVALID, field + " " + message, List.of(field));
    }

    static Rejection limitExceeded(String field, String message) {
        return new Rejection(Code.LIMIT_EXCEEDED, field + " " + message, List.of(field));
    }

    static Rejection deleted() {
        return new Rejection(Code.NOT_FOUND, "This user's account was deleted", List.of("id"));
    }

    static Rejection conflict() {
        return new Rejection(
                Code.CONFLICT,
                "This eventId was recorded before with other content",
                List.of("eventId"));
    }
}
