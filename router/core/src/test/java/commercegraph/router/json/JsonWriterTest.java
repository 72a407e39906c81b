package commercegraph.router.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void putsCommasWhereTheyBelong() throws MalformedJson {
        JsonBuffer buffer = new JsonBuffer(0);
        Tape tape = Tape.scan("[{\"a\": 1}]".getBytes(UTF_8));
        new JsonWriter(buffer)
                .beginObject()
                .key("errors")
                .beginArray()
                .value("no")
                .value(-7)
                .beginObject()
                .end()
                .value(true)
                .nullValue()
                .end()
                .key(JsonKey.of("data"))
                .beginObject()
                .key("slice")
                .slice(tape, tape.first(0))
                .key("raw")
                .raw("[1]".getBytes(UTF_8))
                .end()
                .end();
        assertThat(new String(buffer.toBytes(), UTF_8))
                .isEqualTo(
                        "{\"errors\":[\"no\",-7,{},true,null],\"data\":{\"slice\":{\"a\":"
                                + " 1},\"raw\":[1]}}");
    }

    @Test
    void nestsDeeperThanItFirstHasRoomFor() throws MalformedJson {
        JsonBuffer buffer = new JsonBuffer(0);
        JsonWriter writer = new JsonWriter(buffer);
        for (int i = 0; i < 100; i++) {
            writer.beginArray();
        }
        for (int i = 0; i < 100; i++) {
            writer.end();
        }
        assertThat(Tape.scan(buffer.toBytes()).length()).isEqualTo(100 * Tape.CONTAINER_WORDS);
    }

    @Test
    void writesStringsThatReadTheSame() throws MalformedJson {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(20); c > 0; c--) {
                text.append((char) random.nextInt(1 << random.nextInt(17)));
            }
            JsonBuffer buffer = new JsonBuffer(0);
            buffer.string(text.toString());
            Tape tape = Tape.scan(buffer.toBytes());
            assertThat(tape.text(0)).as("seed %d", seed).isEqualTo(text.toString());
        }
    }

    @Test
    void isCutBack() {
        JsonBuffer buffer = new JsonBuffer(0);
        buffer.string("kept");
        int mark = buffer.length();
        buffer.number(Long.MIN_VALUE);
        buffer.truncate(mark);
        buffer.nullValue();
        assertThat(new String(buffer.toBytes(), UTF_8)).isEqualTo("\"kept\"null");
        assertThat(buffer.array()).startsWith(buffer.toBytes());
    }

    @Test
    void writesAKnownTextAsKeyAndAsValue() {
        JsonBuffer buffer = new JsonBuffer(0);
        JsonKey key = JsonKey.of("a\"b");
        buffer.key(key);
        buffer.string(key);
        assertThat(new String(buffer.toBytes(), UTF_8)).isEqualTo("\"a\\\"b\":\"a\\\"b\"");
        assertThat(key).hasToString("a\"b");
    }
}
