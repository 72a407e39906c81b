package commercegraph.router.json;

import commercegraph.router.json.MalformedJson.Reason;
import java.util.Arrays;

/// Fills a tape in one pass without recursion. Strings, most of a subgraph's answer, are read eight
/// bytes at a time.
final class TapeScanner {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    /// The tape begins with a word for so many bytes, which holds most texts without growing.
    private static final int BYTES_PER_WORD = 5;

    private static final int WORDS_MIN = 64;
    private static final int STACK_MIN = 16;

    private final byte[] bytes;
    private final int end;
    private final ScanBounds bounds;
    private int at;
    private int[] words;
    private int length;
    private int[] open = new int[STACK_MIN];
    private int depth;

    TapeScanner(byte[] bytes, ScanBounds bounds) {
        this.bytes = bytes;
        this.end = bytes.length;
        this.bounds = bounds;
        this.words =
                new int[Math.min(bytes.length, bounds.bytesMax()) / BYTES_PER_WORD + WORDS_MIN];
    }

    Tape scan() throws MalformedJson {
        if (end > bounds.bytesMax()) {
            throw new MalformedJson(Reason.TOO_LARGE, bounds.bytesMax());
        }
        skipByteOrderMark();
        do {
            beginValue();
        } while (!endValues());
        skipSpace();
        if (at < end) {
            throw new MalformedJson(Reason.TRAILING_BYTES, at);
        }
        return new Tape(bytes, words, length);
    }

    /// Reads a scalar, an empty container, or into a container up to its first value's scalar.
    private void beginValue() throws MalformedJson {
        while (true) {
            skipSpace();
            reserve();
            switch (peek()) {
                case '{' -> {
                    openContainer(Tape.OBJECT);
                    if (closesAtOnce('}')) {
                        return;
                    }
                    key();
                }
                case '[' -> {
                    openContainer(Tape.ARRAY);
                    if (closesAtOnce(']')) {
                        return;
                    }
                }
                default -> {
                    scalar();
                    return;
                }
            }
        }
    }

    /// After a value: closes what ends here, and goes to the next value.
    ///
    /// @return whether the outermost value has ended
    private boolean endValues() throws MalformedJson {
        while (depth > 0) {
            int container = open[depth - 1];
            boolean object = words[container] >>> Tape.POSITION_BITS == Tape.OBJECT;
            words[container + Tape.SIZE]++;
            skipSpace();
            byte next = peek();
            if (next == ',') {
                at++;
                if (object) {
                    skipSpace();
                    reserve();
                    key();
                }
                return false;
            }
            if (next != (object ? '}' : ']')) {
                throw new MalformedJson(Reason.UNEXPECTED_BYTE, at);
            }
            at++;
            closeContainer();
        }
        return true;
    }

    private void openContainer(int kind) throws MalformedJson {
        if (depth == bounds.depthMax()) {
            throw new MalformedJson(Reason.TOO_DEEP, at);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = length;
        words[length] = kind << Tape.POSITION_BITS | at++;
        words[length + Tape.SIZE] = 0;
        length += Tape.CONTAINER_WORDS;
    }

    private boolean closesAtOnce(char close) throws MalformedJson {
        skipSpace();
        if (peek() != close) {
            return false;
        }
        at++;
        closeContainer();
        return true;
    }

    private void closeContainer() {
        int container = open[--depth];
        words[container + Tape.NEXT] = length;
        words[container + Tape.END] = at;
    }

    private void key() throws MalformedJson {
        if (peek() != '"') {
            throw new MalformedJson(Reason.UNEXPECTED_BYTE, at);
        }
        string();
        tag(length - Tape.SCALAR_WORDS);
        skipSpace();
        if (peek() != ':') {
            throw new MalformedJson(Reason.UNEXPECTED_BYTE, at);
        }
        at++;
    }

    private void tag(int key) {
        int begin = words[key] & Tape.POSITION_MASK;
        int count = at - begin - 2;
        if (count <= KeyTag.BYTES_MAX && words[key] >>> Tape.POSITION_BITS == Tape.STRING) {
            words[key] = Tape.KEY << Tape.POSITION_BITS | begin;
            words[key + 1] = KeyTag.of(bytes, begin + 1, count);
        }
    }

    private void scalar() throws MalformedJson {
        switch (bytes[at]) {
            case '"' -> string();
            case 't' -> literal(Tape.TRUE, "true");
            case 'f' -> literal(Tape.FALSE, "false");
            case 'n' -> literal(Tape.NULL, "null");
            default -> number();
        }
    }

    private void literal(int kind, String letters) throws MalformedJson {
        int begin = at;
        for (int i = 0; i < letters.length(); i++) {
            if (peek() != letters.charAt(i)) {
                throw new MalformedJson(Reason.UNEXPECTED_BYTE, at);
            }
            at++;
        }
        push(kind, begin);
    }

    private void number() throws MalformedJson {
        int begin = at;
        int kind = Tape.INTEGER;
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            digits(begin == at ? Reason.UNEXPECTED_BYTE : Reason.INVALID_NUMBER);
        }
        if (at < end && bytes[at] == '.') {
            kind = Tape.DECIMAL;
            at++;
            digits(Reason.INVALID_NUMBER);
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            kind = Tape.DECIMAL;
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits(Reason.INVALID_NUMBER);
        }
        push(kind, begin);
    }

    /// One digit or more.
    private void digits(Reason otherwise) throws MalformedJson {
        int begin = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == begin) {
            throw new MalformedJson(at < end ? otherwise : Reason.UNEXPECTED_END, at);
        }
    }

    private void string() throws MalformedJson {
        int begin = at;
        int kind = Tape.STRING;
        at = plain(begin + 1);
        while (true) {
            byte special = peek();
            if (special == '"') {
                at++;
                push(kind, begin);
                return;
            }
            if (special == '\\') {
                kind = Tape.ESCAPED;
                at = plain(at + escapeLength());
            } else if (special < 0) {
                int sequence = Utf8.sequenceLength(bytes, at, end);
                if (sequence == 0) {
                    throw new MalformedJson(Reason.INVALID_UTF8, at);
                }
                at = plain(at + sequence);
            } else {
                throw new MalformedJson(Reason.CONTROL_CHARACTER, at);
            }
        }
    }

    /// The position of the next byte that is a quotation mark, a backslash, a control character or
    /// not ASCII; the end of the text without one.
    private int plain(int from) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = EightBytes.get(bytes, i);
            // Each term sets the high bit of bytes that are special. A borrow may set it in bytes
            // above a special one as well, never below: the lowest one set is right.
            long special =
                    (zeroBytes(eight ^ QUOTES)
                                    | zeroBytes(eight ^ BACKSLASHES)
                                    | ((eight - SPACES) & ~eight)
                                    | eight)
                            & HIGH_BITS;
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >>> 3);
            }
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static long zeroBytes(long eight) {
        return (eight - ONES) & ~eight;
    }

    private int escapeLength() throws MalformedJson {
        if (at + 1 >= end) {
            throw new MalformedJson(Reason.UNEXPECTED_END, end);
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> unicodeEscapeLength();
            default -> throw new MalformedJson(Reason.INVALID_ESCAPE, at);
        };
    }

    private int unicodeEscapeLength() throws MalformedJson {
        for (int i = at + 2; i < at + 6; i++) {
            if (i >= end) {
                throw new MalformedJson(Reason.UNEXPECTED_END, end);
            }
            int letter = bytes[i] | 0x20;
            boolean digit = bytes[i] >= '0' && bytes[i] <= '9';
            if (!digit && (letter < 'a' || letter > 'f')) {
                throw new MalformedJson(Reason.INVALID_ESCAPE, at);
            }
        }
        return 6;
    }

    private void push(int kind, int begin) {
        words[length] = kind << Tape.POSITION_BITS | begin;
        words[length + 1] = at;
        length += Tape.SCALAR_WORDS;
    }

    /// Room for a key and the value after it.
    private void reserve() {
        if (length + Tape.SCALAR_WORDS + Tape.CONTAINER_WORDS > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
    }

    private byte peek() throws MalformedJson {
        if (at >= end) {
            throw new MalformedJson(Reason.UNEXPECTED_END, end);
        }
        return bytes[at];
    }

    private void skipSpace() {
        while (at < end) {
            byte next = bytes[at];
            if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
                return;
            }
            at++;
        }
    }

    private void skipByteOrderMark() {
        if (end >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
    }
}
