package commercegraph.router.execution;

/// Codes of the errors that execution itself makes; they go out as `extensions.code`.
public enum ErrorCode {
    /// A subgraph cannot be had at the moment.
    UNAVAILABLE,
    /// The answer would be larger than one may be.
    OPERATION_TOO_LARGE,
    /// Something is wrong behind the router.
    INTERNAL
}
