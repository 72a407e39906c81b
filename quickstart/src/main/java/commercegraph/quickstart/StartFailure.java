package commercegraph.quickstart;

/// The quickstart cannot start, for a reason that its user can mend; the message says which.
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }
}
