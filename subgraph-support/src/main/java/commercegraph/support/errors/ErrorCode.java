package commercegraph.support.errors;

/// `extensions.code` of an error in `errors`. Added to, never renamed.
public enum ErrorCode {
    UNAUTHENTICATED,
    FORBIDDEN,
    BAD_USER_INPUT,
    RATE_LIMITED,
    UNAVAILABLE,
    INTERNAL
}
