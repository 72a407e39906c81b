package commercegraph.router.limits;

import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import java.util.Optional;

/// The bounds of an operation. All but the tokens are counted when it is normalized, with fragments
/// expanded and equal fields merged.
///
/// @param tokens of the document
/// @param depth of nested fields
/// @param rootFields of the operation
public record OperationLimits(int tokens, int depth, int aliases, int rootFields) {
    /// Wide enough for what people write by hand and for introspection.
    public static final OperationLimits DEFAULT = new OperationLimits(15_000, 50, 500, 100);

    public OperationLimits {
        require(tokens, 1, "limits.tokens");
        require(depth, 1, "limits.depth");
        require(aliases, 0, "limits.aliases");
        require(rootFields, 1, "limits.root-fields");
    }

    private static void require(int value, int min, String key) {
        if (value < min) {
            throw new IllegalArgumentException("%s has to be %d or more".formatted(key, min));
        }
    }

    /// What the reader of documents has to know of them.
    public DocumentLimits document() {
        DocumentLimits usual = DocumentLimits.DEFAULT;
        return new DocumentLimits(
                usual.charactersMax(), tokens, usual.depthMax(), usual.stepsMax());
    }

    /// What is too large about an operation: a sentence for the client.
    public Optional<String> exceededBy(Operation operation) {
        OperationSize size = OperationSize.of(operation);
        if (size.depth() > depth) {
            return Optional.of("The operation is deeper than %d fields".formatted(depth));
        }
        if (size.aliases() > aliases) {
            return Optional.of("The operation has more than %d aliases".formatted(aliases));
        }
        return size.rootFields() > rootFields
                ? Optional.of("The operation has more than %d root fields".formatted(rootFields))
                : Optional.empty();
    }
}
