package commercegraph.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Values of the kinds that have broken something somewhere, and what an answer to them must be.
public final class HostileValues {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private HostileValues() {}

    /// Also with halves of characters, which only JSON's escapes can carry.
    public static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.strings().ofMaxLength(50)),
                Tuple.of(2, Arbitraries.strings().withCharRange('\0', '\u00a0').ofMaxLength(20)),
                Tuple.of(1, Arbitraries.strings().withCharRange('\ud800', '\udfff').ofMaxLength(3)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "",
                                " ",
                                "\0",
                                "null",
                                "#",
                                "a#b",
                                "usr_",
                                "prd_",
                                "' or 1=1 --",
                                "%s%n",
                                "\u202e",
                                "\ufffe",
                                "1",
                                "-1",
                                "1.999",
                                "0.1",
                                "1e999999999",
                                "1E-999999999",
                                "NaN",
                                "Infinity",
                                "-0",
                                "+1",
                                "0x10",
                                "\u0661",
                                "999999999.999999",
                                "1".repeat(400),
                                "http://",
                                "https://a b",
                                "http://[::1",
                                "//x",
                                "http://\ud800.com",
                                "https://images.example.com/1.jpg")),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "x".repeat(200), "\u20ac".repeat(2_000), "y".repeat(60_000))));
    }

    public static Arbitrary<Object> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(-2, 20).map(Object.class::cast)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE,
                                Long.MAX_VALUE,
                                1.5,
                                1e300,
                                "7",
                                true)));
    }

    public static Arbitrary<String> times() {
        return Arbitraries.of(
                "2026-11-21T10:00:00Z",
                "2026-11-21T10:00:00.123456789+01:00",
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "0000-00-00T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "now",
                "");
    }

    /// Three of four times one of the good ones.
    public static Arbitrary<Object> mostly(Arbitrary<?> good) {
        return Arbitraries.frequencyOf(
                Tuple.of(3, good.map(Object.class::cast)),
                Tuple.of(1, texts().map(Object.class::cast)));
    }

    /// JSON of any form, some of it deep, large or with numbers that no `Double` holds.
    public static Arbitrary<Object> json() {
        Arbitrary<Object> leaf =
                Arbitraries.oneOf(
                        texts().map(Object.class::cast),
                        numbers(),
                        Arbitraries.of(true, List.of(), Map.of()));
        return Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf,
                () -> json().list().ofMaxSize(3).map(Object.class::cast),
                () ->
                        Combinators.combine(texts(), json())
                                .as((name, value) -> (Object) Map.of(name, value)),
                () -> Arbitraries.of(deep(9), deep(200)));
    }

    private static Object deep(int levels) {
        Object value = "end";
        for (int level = 0; level < levels; level++) value = Map.of("in", value);
        return value;
    }

    /// Objects with each field present, null or absent; those that are needed present.
    public static Arbitrary<Map<String, @Nullable Object>> objects(
            Map<String, ? extends Arbitrary<?>> values, Set<String> needed) {
        List<Arbitrary<Field>> fields =
                values.entrySet().stream()
                        .map(
                                field ->
                                        field(
                                                field.getKey(),
                                                field.getValue(),
                                                needed.contains(field.getKey())))
                        .toList();
        return Combinators.combine(fields).as(HostileValues::object);
    }

    private static Arbitrary<Field> field(String name, Arbitrary<?> values, boolean isNeeded) {
        Arbitrary<Presence> presence =
                isNeeded
                        ? Arbitraries.just(Presence.GIVEN)
                        : Arbitraries.frequency(
                                Tuple.of(3, Presence.GIVEN),
                                Tuple.of(1, Presence.NULL),
                                Tuple.of(1, Presence.ABSENT));
        return Combinators.combine(presence, values)
                .as((given, value) -> new Field(name, given, value));
    }

    private static Map<String, @Nullable Object> object(List<Field> fields) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (Field field : fields) {
            switch (field.presence()) {
                case GIVEN -> object.put(field.name(), field.value());
                case NULL -> object.put(field.name(), null);
                case ABSENT -> {}
            }
        }
        return object;
    }

    private enum Presence {
        GIVEN,
        NULL,
        ABSENT
    }

    private record Field(String name, Presence presence, Object value) {}

    /// As JSON, with its escapes for halves of characters.
    public static GraphAnswer send(
            SubgraphTestClient client, String document, Map<String, ?> variables) {
        return client.post(
                JSON.writeValueAsBytes(Map.of("query", document, "variables", variables)));
    }

    /// One mutation with an argument `input`.
    public static GraphAnswer mutate(
            SubgraphTestClient client,
            String field,
            String type,
            String selection,
            Map<String, @Nullable Object> input) {
        String document =
                "mutation($input: %s!) { %s(input: $input) { %s userErrors { code message field } } }"
                        .formatted(type, field, selection);
        return send(client, document, Map.of("input", input));
    }

    /// Data, or what is wrong with the request; never what went wrong inside.
    public static void assertTyped(GraphAnswer answer) {
        assertThat(answer.status()).isIn(200, 400, 413);
        assertThat(answer.errorCodes()).allMatch("BAD_USER_INPUT"::equals);
        assertThat(answer.errorMessages())
                .allSatisfy(
                        message ->
                                assertThat(message)
                                        .doesNotContain(
                                                "Exception", "java.", "software.", "postgres"));
    }
}
