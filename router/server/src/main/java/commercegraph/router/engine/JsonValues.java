package commercegraph.router.engine;

import commercegraph.router.json.JsonWriter;
import commercegraph.router.json.Kind;
import commercegraph.router.json.Tape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as maps and lists, and back: for introspection, which graphql-java answers. Nothing of a
/// subgraph goes this way.
final class JsonValues {
    private JsonValues() {}

    static Map<String, @Nullable Object> object(Tape tape, int object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        int end = tape.next(object);
        for (int key = tape.first(object); key < end; key = tape.next(tape.valueOf(key))) {
            fields.put(tape.text(key), value(tape, tape.valueOf(key)));
        }
        return fields;
    }

    private static @Nullable Object value(Tape tape, int value) {
        Kind kind = tape.kind(value);
        return switch (kind) {
            case OBJECT -> object(tape, value);
            case ARRAY -> array(tape, value);
            case STRING -> tape.text(value);
            case INTEGER, DECIMAL -> new java.math.BigDecimal(tape.text(value));
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static List<@Nullable Object> array(Tape tape, int array) {
        List<@Nullable Object> items = new ArrayList<>();
        int end = tape.next(array);
        for (int item = tape.first(array); item < end; item = tape.next(item)) {
            items.add(value(tape, item));
        }
        return items;
    }

    static void write(@Nullable Object value, JsonWriter writer) {
        switch (value) {
            case null -> writer.nullValue();
            case Map<?, ?> fields -> {
                writer.beginObject();
                fields.forEach(
                        (name, field) -> {
                            writer.key(String.valueOf(name));
                            write(field, writer);
                        });
                writer.end();
            }
            case List<?> items -> {
                writer.beginArray();
                items.forEach(item -> write(item, writer));
                writer.end();
            }
            case Boolean truth -> writer.value(truth.booleanValue());
            case Integer number -> writer.value(number.longValue());
            case Long number -> writer.value(number.longValue());
            default -> writer.value(value.toString());
        }
    }
}
