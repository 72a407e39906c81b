package commercegraph.router.supergraph;

import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/// An SDL that is no supergraph that this router can serve. The message says what is wrong, and
/// ends with the position where one is known.
public final class UnreadableSupergraphException extends RuntimeException {
    private final int line;
    private final int column;

    UnreadableSupergraphException(String message, @Nullable SourceLocation location) {
        super(
                location == null
                        ? message
                        : "%s (line %d, column %d)"
                                .formatted(message, location.getLine(), location.getColumn()));
        this.line = location == null ? 0 : location.getLine();
        this.column = location == null ? 0 : location.getColumn();
    }

    /// From 1; 0 where no position is known.
    public int line() {
        return line;
    }

    /// From 1; 0 where no position is known.
    public int column() {
        return column;
    }
}
