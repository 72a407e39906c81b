package commercegraph.router.conformance;

/// An error that a data file asks for.
final class FactError extends RuntimeException {
    FactError(String message) {
        super(message, null, false, false);
    }
}
