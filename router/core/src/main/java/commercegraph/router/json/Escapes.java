package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Undoes the escape sequences of a string that a scan has found to be right.
final class Escapes {
    private Escapes() {}

    /// @param from behind the opening quotation mark
    /// @param to of the closing one
    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                at++;
                continue;
            }
            text.append(new String(bytes, plain, at - plain, UTF_8));
            if (bytes[at + 1] == 'u') {
                text.append((char) Integer.parseInt(new String(bytes, at + 2, 4, UTF_8), 16));
                at += 6;
            } else {
                text.append(unescaped(bytes[at + 1]));
                at += 2;
            }
            plain = at;
        }
        return text.append(new String(bytes, plain, to - plain, UTF_8)).toString();
    }

    private static char unescaped(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) escape;
        };
    }
}
