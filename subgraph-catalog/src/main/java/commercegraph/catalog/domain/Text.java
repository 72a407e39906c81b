package commercegraph.catalog.domain;

import java.net.URI;
import java.net.URISyntaxException;

/// What a text from outside may hold.
public final class Text {
    private Text() {}

    /// One line of 1 to `charactersMax` characters, not blank at either end.
    static boolean isLine(String text, int charactersMax) {
        return !text.isEmpty()
                && text.length() <= charactersMax
                && text.strip().equals(text)
                && isVisible(text);
    }

    /// Without characters that can't be stored, break a line or do harm where they are shown.
    public static boolean isVisible(String text) {
        return text.codePoints().allMatch(Text::isVisible);
    }

    /// Any number of lines, `charactersMax` in all.
    static boolean isParagraphs(String text, int charactersMax) {
        return text.length() <= charactersMax
                && text.codePoints().allMatch(point -> isVisible(point) || isLayout(point));
    }

    /// An absolute address of the web.
    static boolean isWebAddress(String text, int charactersMax) {
        if (!isLine(text, charactersMax)) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /// Half a surrogate pair can't be stored, and control characters do harm where they are shown.
    private static boolean isVisible(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }
}
