package commercegraph.orders.domain;

/// What any text from outside has to be before it is kept.
final class Text {
    private Text() {}

    /// Whether a text has 1 to `charactersMax` characters, not all blank, none of them a control
    /// character or half a surrogate pair: PostgreSQL takes neither.
    static boolean isPlain(String text, int charactersMax) {
        int characters = text.codePointCount(0, text.length());
        return characters <= charactersMax
                && !text.isBlank()
                && text.codePoints().noneMatch(Text::isUnfit);
    }

    private static boolean isUnfit(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
