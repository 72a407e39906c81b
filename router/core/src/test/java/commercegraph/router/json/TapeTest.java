package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import commercegraph.router.json.MalformedJson.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class TapeTest {
    private static final ObjectMapper JACKSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// The key stands at the very end of the text too, where no whole word is left to read.
    @Test
    void findsKeysOfEveryLength() throws MalformedJson {
        for (int length = 0; length < 600; length++) {
            String name = "k".repeat(length);
            Tape tape = Tape.scan(utf8("{\"" + name + "x\":0,\"" + name + "\":1}"));
            int value = tape.find(tape.root(), JsonKey.of(name));
            assertThat(tape.longValue(value)).isEqualTo(1);
            assertThat(tape.text(value - 2)).isEqualTo(name);
            assertThat(tape.end(value - 2) - tape.start(value - 2)).isEqualTo(length + 2);
            assertThat(tape.find(tape.root(), JsonKey.of(name + "y"))).isEqualTo(-1);
        }
    }

    @Test
    void findsKeysThatAreWrittenWithEscapes() throws MalformedJson {
        Tape tape = Tape.scan(utf8("{\"n\\u0061me\":1,\"a\\\"b\":2}"));
        assertThat(tape.longValue(tape.find(tape.root(), JsonKey.of("name")))).isEqualTo(1);
        assertThat(tape.longValue(tape.find(tape.root(), JsonKey.of("a\"b")))).isEqualTo(2);
    }

    @Test
    void readsWhatJacksonReads() throws MalformedJson {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String text = RandomJson.of(random);
            Tape tape = Tape.scan(text.getBytes(UTF_8));
            assertSame(tape, tape.root(), JACKSON.readTree(text), "seed " + seed);
        }
    }

    @Test
    void takesAndRefusesMutationsAsJacksonDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] text = RandomJson.of(random).getBytes(UTF_8);
            mutate(text, random);
            boolean valid = isValid(text);
            assertThat(isTaken(text))
                    .as("seed %d: %s", seed, new String(text, UTF_8))
                    .isEqualTo(valid);
            taken += valid ? 1 : 0;
        }
        assertThat(taken).as("valid mutations of seed %d", seed).isBetween(100, 19_900);
    }

    @Test
    void findsEachTruncation() throws MalformedJson {
        byte[] text = "{\"a\":[1.5e3,\"é\\u00e9\",true,null],\"b\":{\"c\":-2}}".getBytes(UTF_8);
        Tape.scan(text);
        for (int length = 0; length < text.length; length++) {
            byte[] part = java.util.Arrays.copyOf(text, length);
            assertThat(isTaken(part)).as("%d bytes", length).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":1           | UNEXPECTED_END    | 6
                    [1,]             | UNEXPECTED_BYTE   | 3
                    {"a" 1}          | UNEXPECTED_BYTE   | 5
                    {a:1}            | UNEXPECTED_BYTE   | 1
                    [1]]             | TRAILING_BYTES    | 3
                    [01]             | UNEXPECTED_BYTE   | 2
                    [1.x]            | INVALID_NUMBER    | 3
                    [1e]             | INVALID_NUMBER    | 3
                    [-x]             | INVALID_NUMBER    | 2
                    ["\\x"]          | INVALID_ESCAPE    | 2
                    ["\\u12g4"]      | INVALID_ESCAPE    | 2
                    [tru]            | UNEXPECTED_BYTE   | 4
                    [+1]             | UNEXPECTED_BYTE   | 1
                    """)
    void saysWhatIsWrongAndWhere(String text, Reason reason, int position) {
        MalformedJson malformed = malformed(text.getBytes(UTF_8), ScanBounds.DEFAULT);
        assertThat(malformed.reason()).isEqualTo(reason);
        assertThat(malformed.position()).isEqualTo(position);
    }

    @Test
    void refusesControlCharactersAndBrokenUtf8() {
        assertThat(malformed("[\"a\nb\"]".getBytes(UTF_8), ScanBounds.DEFAULT).reason())
                .isEqualTo(Reason.CONTROL_CHARACTER);
        byte[][] broken = {
            {(byte) 0x80},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, 0x20},
            {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
            {(byte) 0xC3},
            {(byte) 0xFF}
        };
        for (byte[] sequence : broken) {
            assertThat(malformed(quoted(sequence), ScanBounds.DEFAULT).reason())
                    .isEqualTo(Reason.INVALID_UTF8);
        }
    }

    @Test
    void holdsItsBounds() throws MalformedJson {
        byte[] deep = ("[".repeat(64) + "]".repeat(64)).getBytes(UTF_8);
        assertThat(Tape.scan(deep, new ScanBounds(1_000, 64)).size(0)).isOne();
        assertThat(malformed(deep, new ScanBounds(1_000, 63)).reason()).isEqualTo(Reason.TOO_DEEP);
        assertThat(malformed(deep, new ScanBounds(127, 64)).reason()).isEqualTo(Reason.TOO_LARGE);
        byte[] deepest = "[".repeat(1 << 20).getBytes(UTF_8);
        assertThat(malformed(deepest, new ScanBounds(1 << 21, 1 << 21)).reason())
                .isEqualTo(Reason.UNEXPECTED_END);
    }

    @Test
    void readsTenMegabytes() throws MalformedJson {
        StringBuilder text = new StringBuilder("[0");
        int items = 0;
        while (text.length() < 10 << 20) {
            text.append(",{\"id\":\"").append(items++).append("\",\"tags\":[\"x\",\"y\"]}");
        }
        Tape tape = Tape.scan(text.append(']').toString().getBytes(UTF_8));
        assertThat(tape.size(tape.root())).isEqualTo(items + 1);
        int last = tape.first(tape.root());
        for (int i = 0; i < items; i++) {
            last = tape.next(last);
        }
        assertThat(tape.text(tape.find(last, JsonKey.of("id")))).isEqualTo("" + (items - 1));
        assertThat(tape.next(last)).isEqualTo(tape.length());
    }

    @Test
    void passesOverAByteOrderMark() throws MalformedJson {
        Tape tape = Tape.scan("\uFEFF {\"a\":1}".getBytes(UTF_8));
        assertThat(tape.longValue(tape.find(tape.root(), JsonKey.of("a")))).isOne();
    }

    @Test
    void findsTheFirstOfEqualKeys() throws MalformedJson {
        Tape tape = Tape.scan("{\"a\":1,\"b\":2,\"a\":3}".getBytes(UTF_8));
        assertThat(tape.longValue(tape.find(0, JsonKey.of("a")))).isOne();
    }

    @Test
    void findsKeysFromWhereItLeftOff() throws MalformedJson {
        Tape tape = Tape.scan("{\"a\":1,\"b\":2,\"c\":3}".getBytes(UTF_8));
        int b = tape.find(0, JsonKey.of("b"), tape.first(0));
        int a = tape.find(0, JsonKey.of("a"), tape.next(b));
        assertThat(tape.longValue(b)).isEqualTo(2);
        assertThat(tape.longValue(a)).isOne();
        assertThat(tape.find(0, JsonKey.of("d"), tape.next(b))).isEqualTo(-1);
        assertThat(tape.find(0, JsonKey.of("a"), tape.next(0))).isEqualTo(a);
    }

    @Test
    void findsAKeyWithEscapes() throws MalformedJson {
        Tape tape = Tape.scan("{\"pric\\u0065\":1,\"ü\":2}".getBytes(UTF_8));
        assertThat(tape.find(0, JsonKey.of("price"))).isPositive();
        assertThat(tape.find(0, JsonKey.of("ü"))).isPositive();
        assertThat(tape.find(0, JsonKey.of("pric"))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "\\ud83d\\ud83d"})
    void letsLoneSurrogatesThroughUntouched(String escape) throws MalformedJson {
        byte[] text = ("\"" + escape + "\"").getBytes(UTF_8);
        Tape tape = Tape.scan(text);
        JsonBuffer buffer = new JsonBuffer(0);
        buffer.slice(tape, tape.root());
        assertThat(buffer.toBytes()).isEqualTo(text);
        assertThat(Character.isSurrogate(tape.text(0).charAt(0))).isTrue();
    }

    private static void assertSame(Tape tape, int value, JsonNode expected, String note) {
        assertThat(JACKSON.readTree(tape.bytes(), tape.start(value), length(tape, value)))
                .as(note)
                .isEqualTo(expected);
        switch (tape.kind(value)) {
            case OBJECT -> {
                assertThat(expected.isObject()).as(note).isTrue();
                assertThat(tape.size(value)).as(note).isEqualTo(expected.size());
                int end = tape.next(value);
                for (int k = tape.first(value); k < end; k = tape.next(tape.valueOf(k))) {
                    JsonNode child = expected.get(tape.text(k));
                    assertThat(child).as(note).isNotNull();
                    assertSame(tape, tape.valueOf(k), child, note);
                    assertThat(tape.find(value, JsonKey.of(tape.text(k))))
                            .as(note)
                            .isEqualTo(tape.valueOf(k));
                }
            }
            case ARRAY -> {
                assertThat(tape.size(value)).as(note).isEqualTo(expected.size());
                int at = tape.first(value);
                for (JsonNode item : expected) {
                    assertSame(tape, at, item, note);
                    at = tape.next(at);
                }
                assertThat(at).as(note).isEqualTo(tape.next(value));
            }
            case STRING -> assertThat(tape.text(value)).as(note).isEqualTo(expected.asString());
            case INTEGER -> assertThat(expected.isIntegralNumber()).as(note).isTrue();
            case DECIMAL ->
                    assertThat(tape.doubleValue(value)).as(note).isEqualTo(expected.asDouble());
            case TRUE, FALSE -> assertThat(expected.isBoolean()).as(note).isTrue();
            case NULL -> assertThat(tape.isNull(value) && expected.isNull()).as(note).isTrue();
        }
    }

    private static int length(Tape tape, int value) {
        return tape.end(value) - tape.start(value);
    }

    private static void mutate(byte[] text, Random random) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length);
            text[at] =
                    switch (random.nextInt(3)) {
                        case 0 -> (byte) random.nextInt(256);
                        case 1 -> (byte) (text[at] ^ 1 << random.nextInt(8));
                        default -> (byte) "{}[]\",:0-.eE \\u".charAt(random.nextInt(15));
                    };
        }
    }

    private static boolean isTaken(byte[] text) {
        try {
            Tape.scan(text);
            return true;
        } catch (MalformedJson malformed) {
            return false;
        }
    }

    /// Jackson takes an empty text, and refuses lone surrogates in keys, which RFC 8259 does not.
    private static boolean isValid(byte[] text) {
        try {
            String decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
            return !JACKSON.readTree(decoded).isMissingNode();
        } catch (JacksonException malformed) {
            return malformed.getOriginalMessage().contains("surrogate") && isTaken(text);
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static MalformedJson malformed(byte[] text, ScanBounds bounds) {
        return catchThrowableOfType(MalformedJson.class, () -> Tape.scan(text, bounds));
    }

    private static byte[] quoted(byte[] inside) {
        return ByteBuffer.allocate(inside.length + 2)
                .put((byte) '"')
                .put(inside)
                .put((byte) '"')
                .array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
