package commercegraph.orders.workflow;

/// A definition is not valid Amazon States Language, or asks for a part of it that is not
/// implemented here. The message names the state and the field. Thrown when a definition is read,
/// never while one runs.
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionException(String where, String fault) {
        super("%s: %s".formatted(where, fault));
    }
}
