package commercegraph.router.operation.passes;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;

/// Refuses brackets that stand too deep in brackets, before the parser sees them: to tell the type
/// `[[Int]]` from `[[Int]]!` it looks ahead from each bracket, which takes seconds for some
/// thousands of them. What is refused here is deeper than the parser goes anyway.
public final class BoundNesting {
    private BoundNesting() {}

    public static Checked<String> apply(String text, DocumentLimits limits) {
        int depth = 0;
        for (int at = 0; at < text.length(); ) {
            char next = text.charAt(at);
            if (next == '"') {
                at = afterString(text, at);
                continue;
            }
            if (next == '#') {
                at = afterLine(text, at);
                continue;
            }
            if (isOpening(next) && ++depth > limits.depthMax()) {
                return Checked.invalid(
                        OperationError.of(
                                Code.OPERATION_TOO_LARGE,
                                "Brackets stand more than %d deep in brackets"
                                        .formatted(limits.depthMax())));
            }
            depth -= isClosing(next) && depth > 0 ? 1 : 0;
            at++;
        }
        return new Checked.Valid<>(text);
    }

    private static boolean isOpening(char next) {
        return next == '{' || next == '[' || next == '(';
    }

    private static boolean isClosing(char next) {
        return next == '}' || next == ']' || next == ')';
    }

    /// GraphQL specification, section 2.9.4 "String Value". A string without an end is the parser's
    /// to refuse.
    private static int afterString(String text, int quote) {
        if (text.startsWith("\"\"\"", quote)) {
            int end = text.indexOf("\"\"\"", quote + 3);
            while (end > 0 && text.charAt(end - 1) == '\\') {
                end = text.indexOf("\"\"\"", end + 1);
            }
            return end < 0 ? text.length() : end + 3;
        }
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int afterLine(String text, int hash) {
        int at = hash;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
