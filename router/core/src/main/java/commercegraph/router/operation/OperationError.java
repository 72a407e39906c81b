package commercegraph.router.operation;

import java.util.List;

/// What is wrong with a request, in the words that its sender reads.
///
/// @param locations where in the document; empty when it is not about a place
public record OperationError(Code code, String message, List<Location> locations) {
    public OperationError {
        locations = List.copyOf(locations);
    }

    public static OperationError of(Code code, String message) {
        return new OperationError(code, message, List.of());
    }

    /// Line and column begin at 1: GraphQL specification, section 7.1.2 "Errors".
    public record Location(int line, int column) {}

    /// Goes out as `extensions.code`.
    public enum Code {
        GRAPHQL_PARSE_FAILED,
        GRAPHQL_VALIDATION_FAILED,
        OPERATION_TOO_LARGE,
        BAD_USER_INPUT
    }
}
