package commercegraph.router.json;

import java.util.Random;

/// Makes JSON texts of every shape, deterministic for a seed.
final class RandomJson {
    /// The first of them may stand in keys: with a lone surrogate there Jackson takes no text.
    private static final int KEY_PIECES = 12;

    private static final String[] PIECES = {
        "a",
        "name",
        "ü",
        "日本",
        "😀",
        "\\n",
        "\\u00e9",
        "\\\"",
        "\\\\",
        " ",
        "~",
        "{",
        "]",
        ":",
        ",",
        "\\/",
        "\\b\\f\\r\\t",
        "\\uD83D\\uDE00",
        "\\ud800",
        "a longer piece of plain text"
    };

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "2147483648",
        "12345678901234567890",
        "0.5",
        "-1.25e10",
        "1E+2",
        "3e-7"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t\r ", "  "};

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomJson(Random random) {
        this.random = random;
    }

    static String of(Random random) {
        RandomJson json = new RandomJson(random);
        json.value(1 + random.nextInt(6));
        return json.text.toString();
    }

    private void value(int depth) {
        space();
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> text.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 1 -> text.append(random.nextBoolean());
            case 2 -> text.append("null");
            case 3, 4 -> string("", PIECES.length);
            case 5 -> array(depth - 1);
            default -> object(depth - 1);
        }
        space();
    }

    private void array(int depth) {
        text.append('[');
        int size = random.nextInt(5);
        space();
        for (int i = 0; i < size; i++) {
            text.append(i > 0 ? "," : "");
            value(depth);
        }
        text.append(']');
    }

    private void object(int depth) {
        text.append('{');
        int size = random.nextInt(5);
        space();
        for (int i = 0; i < size; i++) {
            text.append(i > 0 ? "," : "");
            space();
            string("k" + i, KEY_PIECES);
            space();
            text.append(':');
            value(depth);
        }
        text.append('}');
    }

    private void string(String begin, int pieces) {
        text.append('"').append(begin);
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(pieces)]);
        }
        text.append('"');
    }

    private void space() {
        text.append(SPACES[random.nextInt(SPACES.length)]);
    }
}
