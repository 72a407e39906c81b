package commercegraph.router.federation;

/// A field set that cannot be read. The message is a sentence for whoever wrote it.
public final class InvalidFieldSetException extends RuntimeException {
    private final Problem problem;
    private final int offset;

    InvalidFieldSetException(Problem problem, int offset, String message) {
        super(message);
        this.problem = problem;
        this.offset = offset;
    }

    public Problem problem() {
        return problem;
    }

    /// Where in the text, in characters from its start.
    public int offset() {
        return offset;
    }

    /// What is wrong, as far as composition tells it apart by code.
    public enum Problem {
        SYNTAX,
        /// A field set bears no directives.
        DIRECTIVE,
        /// A field set renames nothing.
        ALIAS
    }
}
