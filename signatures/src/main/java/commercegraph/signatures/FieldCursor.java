package commercegraph.signatures;

import java.util.Base64;

/// Reads structured fields (RFC 8941 section 4.2), as far as signatures need them. Stricter than
/// the RFC in one place: base64 must be canonical, so that two texts never mean the same bytes.
final class FieldCursor {

    private static final int INTEGER_DIGITS_MAX = 15;

    private final String text;
    private int position;

    FieldCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean startsWith(char expected) {
        return !atEnd() && text.charAt(position) == expected;
    }

    boolean take(char expected) {
        if (!startsWith(expected)) return false;
        position++;
        return true;
    }

    void expect(char expected) throws MalformedFieldException {
        if (!take(expected)) throw malformed("'" + expected + "' expected");
    }

    void skipSpaces() {
        while (startsWith(' ')) position++;
    }

    /// Over the comma between two members; a comma at the end is an error.
    void nextMember() throws MalformedFieldException {
        skipOptionalWhitespace();
        expect(',');
        skipOptionalWhitespace();
        if (atEnd()) throw malformed("a member expected");
    }

    private void skipOptionalWhitespace() {
        while (startsWith(' ') || startsWith('\t')) position++;
    }

    String key() throws MalformedFieldException {
        int start = position;
        if (atEnd() || !(isLower(text.charAt(position)) || text.charAt(position) == '*'))
            throw malformed("a key expected");
        while (!atEnd() && isKeyCharacter(text.charAt(position))) position++;
        return text.substring(start, position);
    }

    String string() throws MalformedFieldException {
        expect('"');
        var value = new StringBuilder();
        while (!atEnd()) {
            char next = text.charAt(position++);
            if (next == '"') return value.toString();
            if (next == '\\') next = escaped();
            else if (next < 0x20 || next > 0x7e)
                throw malformed("a printable ASCII character expected");
            value.append(next);
        }
        throw malformed("the string does not end");
    }

    private char escaped() throws MalformedFieldException {
        if (atEnd()) throw malformed("the string does not end");
        char next = text.charAt(position++);
        if (next != '"' && next != '\\') throw malformed("an escape that is none");
        return next;
    }

    long integer() throws MalformedFieldException {
        int start = position;
        while (!atEnd() && isDigit(text.charAt(position))) position++;
        int digits = position - start;
        if (digits == 0 || digits > INTEGER_DIGITS_MAX)
            throw malformed("an integer of 1 to 15 digits expected");
        if (digits > 1 && text.charAt(start) == '0')
            throw malformed("an integer without leading zeros expected");
        return Long.parseLong(text, start, position, 10);
    }

    byte[] byteSequence() throws MalformedFieldException {
        expect(':');
        int end = text.indexOf(':', position);
        if (end < 0) throw malformed("the byte sequence does not end");
        String encoded = text.substring(position, end);
        position = end + 1;
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            if (Base64.getEncoder().encodeToString(bytes).equals(encoded)) return bytes;
        } catch (IllegalArgumentException _) {
            // answered below, as the texts that decode but are not canonical
        }
        throw malformed("canonical base64 expected");
    }

    MalformedFieldException malformed(String reason) {
        return new MalformedFieldException(reason + " at " + position);
    }

    private static boolean isKeyCharacter(char c) {
        return isLower(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
