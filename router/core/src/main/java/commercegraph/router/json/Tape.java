package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A JSON text as positions in its bytes: the result of one scan, in the order of the text.
///
/// A value is an index into the tape. A scalar takes two words: its kind with the position of its
/// first byte, and the position behind its last one. An object or an array takes four: kind and
/// begin, the index of the next value, end, and how many children it has. In an object a key stands
/// before each value: two words, as a string, or with its [KeyTag] in place of its end. Nothing is
/// copied or decoded before it is asked for, and the bytes must not be changed while the tape is in
/// use.
///
/// The methods do not check that an index is one of a value of the right kind: callers look at
/// [#kind] first. A tape is immutable and may be read by any number of threads.
public final class Tape {
    static final int POSITION_BITS = 28;
    static final int POSITION_MASK = (1 << POSITION_BITS) - 1;
    static final int SCALAR_WORDS = 2;
    static final int CONTAINER_WORDS = 4;
    static final int NEXT = 1;
    static final int END = 2;
    static final int SIZE = 3;

    /// In the highest four bits of a value's first word; in the order of [Kind], then the variants.
    static final int OBJECT = 0;

    static final int ARRAY = 1;
    static final int STRING = 2;
    static final int INTEGER = 3;
    static final int DECIMAL = 4;
    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int NULL = 7;

    /// A string with at least one escape sequence.
    static final int ESCAPED = 8;

    /// A key without escape sequences, with its tag.
    static final int KEY = 9;

    private static final Kind[] KINDS = {
        Kind.OBJECT,
        Kind.ARRAY,
        Kind.STRING,
        Kind.INTEGER,
        Kind.DECIMAL,
        Kind.TRUE,
        Kind.FALSE,
        Kind.NULL,
        Kind.STRING,
        Kind.STRING
    };

    private final byte[] bytes;
    private final int[] words;
    private final int length;

    Tape(byte[] bytes, int[] words, int length) {
        this.bytes = bytes;
        this.words = words;
        this.length = length;
    }

    public static Tape scan(byte[] bytes) throws MalformedJson {
        return scan(bytes, ScanBounds.DEFAULT);
    }

    /// Scans a text. A byte order mark before it is passed over.
    ///
    /// @throws MalformedJson when it is not exactly one JSON value in UTF-8, or beyond the bounds
    public static Tape scan(byte[] bytes, ScanBounds bounds) throws MalformedJson {
        return new TapeScanner(bytes, bounds).scan();
    }

    /// The index of the text's value.
    public int root() {
        return 0;
    }

    /// How many words the tape has; every index is below it.
    public int length() {
        return length;
    }

    public Kind kind(int value) {
        return KINDS[words[value] >>> POSITION_BITS];
    }

    public boolean isNull(int value) {
        return words[value] >>> POSITION_BITS == NULL;
    }

    public boolean isObject(int value) {
        return words[value] >>> POSITION_BITS == OBJECT;
    }

    public boolean isArray(int value) {
        return words[value] >>> POSITION_BITS == ARRAY;
    }

    public boolean isString(int value) {
        int kind = words[value] >>> POSITION_BITS;
        return kind == STRING || kind == ESCAPED || kind == KEY;
    }

    /// How many items or fields it has.
    public int size(int container) {
        return words[container + SIZE];
    }

    /// The first item of an array, or the first key of an object. It is there only if the index is
    /// below [#next] of the container.
    public int first(int container) {
        return container + CONTAINER_WORDS;
    }

    /// The index behind a value: of the next item, of the next key, or the end of the container.
    public int next(int value) {
        return isContainer(value) ? words[value + NEXT] : value + SCALAR_WORDS;
    }

    /// The value that belongs to a key.
    public int valueOf(int key) {
        return key + SCALAR_WORDS;
    }

    /// The value of the first field with this key, or -1.
    public int find(int object, JsonKey key) {
        int end = words[object + NEXT];
        for (int at = object + CONTAINER_WORDS; at < end; at = next(at + SCALAR_WORDS)) {
            if (isKey(at, key)) {
                return at + SCALAR_WORDS;
            }
        }
        return -1;
    }

    /// The value of a field with this key, or -1; the search begins at the field `from` and goes
    /// round. Who asks for fields in the order of the text, each time from [#next] of the value
    /// found before, finds each at once.
    ///
    /// @param from a key of the object, or the end of it
    public int find(int object, JsonKey key, int from) {
        int end = words[object + NEXT];
        for (int at = from; at < end; at = next(at + SCALAR_WORDS)) {
            if (isKey(at, key)) {
                return at + SCALAR_WORDS;
            }
        }
        for (int at = object + CONTAINER_WORDS; at < from; at = next(at + SCALAR_WORDS)) {
            if (isKey(at, key)) {
                return at + SCALAR_WORDS;
            }
        }
        return -1;
    }

    /// Whether the key at this index is the given one, escape sequences undone.
    public boolean isKey(int at, JsonKey key) {
        if (words[at] >>> POSITION_BITS != KEY) {
            return isText(at, key);
        }
        int tag = words[at + 1];
        if (tag != key.tag()) {
            return false;
        }
        int begin = start(at) + 1;
        return key.is(bytes, begin, begin + KeyTag.length(tag));
    }

    /// Whether the string at this index is the given text, escape sequences undone.
    public boolean isText(int string, JsonKey text) {
        int first = words[string];
        if (first >>> POSITION_BITS == ESCAPED) {
            return text(string).equals(text.name());
        }
        return text.is(bytes, (first & POSITION_MASK) + 1, end(string) - 1);
    }

    /// What a string says, or the text of a key; of any other value its JSON.
    public String text(int value) {
        return switch (words[value] >>> POSITION_BITS) {
            case STRING, KEY ->
                    new String(bytes, start(value) + 1, end(value) - start(value) - 2, UTF_8);
            case ESCAPED -> Escapes.decode(bytes, start(value) + 1, end(value) - 1);
            default -> new String(bytes, start(value), end(value) - start(value), UTF_8);
        };
    }

    /// The value of a number.
    ///
    /// @throws NumberFormatException when it is not an INTEGER, or does not fit
    public long longValue(int value) {
        return Long.parseLong(text(value));
    }

    /// The value of a number, rounded as `double` must.
    public double doubleValue(int value) {
        return Double.parseDouble(text(value));
    }

    public byte[] bytes() {
        return bytes;
    }

    /// The position of a value's first byte: a quotation mark of a string.
    public int start(int value) {
        return words[value] & POSITION_MASK;
    }

    /// The position behind a value's last byte.
    public int end(int value) {
        return switch (words[value] >>> POSITION_BITS) {
            case OBJECT, ARRAY -> words[value + END];
            case KEY -> start(value) + 2 + KeyTag.length(words[value + 1]);
            default -> words[value + 1];
        };
    }

    private boolean isContainer(int value) {
        return words[value] >>> POSITION_BITS <= ARRAY;
    }
}
