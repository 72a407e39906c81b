package commercegraph.router.federation;

import commercegraph.router.federation.InvalidFieldSetException.Problem;

/// Walks over the characters of a field set. Ignored tokens are those of the GraphQL specification,
/// section 2.1.
final class FieldSetLexer {
    private final String text;
    private int position;

    FieldSetLexer(String text) {
        this.text = text;
        skipIgnored();
    }

    boolean atEnd() {
        return position >= text.length();
    }

    boolean at(char character) {
        return !atEnd() && text.charAt(position) == character;
    }

    boolean skip(char character) {
        if (!at(character)) {
            return false;
        }
        position++;
        skipIgnored();
        return true;
    }

    boolean skipSpread() {
        if (!text.startsWith("...", position)) {
            return false;
        }
        position += 3;
        skipIgnored();
        return true;
    }

    void expect(char character) {
        if (!skip(character)) {
            throw unexpected();
        }
    }

    String name() {
        int start = position;
        if (atEnd() || !isNameStart(text.charAt(position))) {
            throw unexpected();
        }
        while (!atEnd() && isNamePart(text.charAt(position))) {
            position++;
        }
        String name = text.substring(start, position);
        skipIgnored();
        return name;
    }

    /// A number, a string, a boolean, null or an enum value, as it stands.
    String scalar() {
        if (at('"')) {
            return string();
        }
        int start = position;
        while (!atEnd() && isScalarPart(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw unexpected();
        }
        String scalar = text.substring(start, position);
        skipIgnored();
        return scalar;
    }

    private String string() {
        int start = position++;
        while (!atEnd() && text.charAt(position) != '"') {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        if (atEnd()) {
            throw invalid(Problem.SYNTAX, "a string in the field set has no end");
        }
        position++;
        String string = text.substring(start, position);
        skipIgnored();
        return string;
    }

    InvalidFieldSetException unexpected() {
        return invalid(
                Problem.SYNTAX,
                atEnd()
                        ? "the field set ends too early"
                        : "unexpected \"%s\" at character %d of the field set"
                                .formatted(text.charAt(position), position));
    }

    InvalidFieldSetException invalid(Problem problem, String message) {
        return new InvalidFieldSetException(
                problem, Math.min(position, text.length()), message + ": " + text.strip());
    }

    private void skipIgnored() {
        while (!atEnd()) {
            char character = text.charAt(position);
            if (character == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (character == ','
                    || character == '\uFEFF'
                    || Character.isWhitespace(character)) {
                position++;
            } else {
                return;
            }
        }
    }

    private static boolean isNameStart(char character) {
        return character == '_'
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z');
    }

    private static boolean isNamePart(char character) {
        return isNameStart(character) || (character >= '0' && character <= '9');
    }

    private static boolean isScalarPart(char character) {
        return isNamePart(character) || character == '-' || character == '+' || character == '.';
    }
}
