package commercegraph.signatures;

/// A header field that is not of its grammar. Stays within this package, and carries no stack
/// trace: hostile input makes many.
final class MalformedFieldException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFieldException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
