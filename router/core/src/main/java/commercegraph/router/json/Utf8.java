package commercegraph.router.json;

/// The well-formed byte sequences of the Unicode Standard, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF.
final class Utf8 {
    private Utf8() {}

    /// The length of the sequence that begins with a byte of 0x80 or above, or 0 when there is no
    /// well-formed one.
    ///
    /// @param end of the text; no byte is read at or behind it
    static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        if (first < 0xE0) {
            return continuation(bytes, at + 1, end) ? 2 : 0;
        }
        if (at + 2 >= end || !continuation(bytes, at + 2, end)) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        if (first < 0xF0) {
            int lowest = first == 0xE0 ? 0xA0 : 0x80;
            int highest = first == 0xED ? 0x9F : 0xBF;
            return second >= lowest && second <= highest ? 3 : 0;
        }
        int lowest = first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xF4 ? 0x8F : 0xBF;
        return second >= lowest && second <= highest && continuation(bytes, at + 3, end) ? 4 : 0;
    }

    private static boolean continuation(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] & 0xC0) == 0x80;
    }
}
