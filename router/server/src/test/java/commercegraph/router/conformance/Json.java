package commercegraph.router.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// JSON of the case files, as maps that keep the order of their keys.
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static @Nullable Object read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static @Nullable Object read(String text) {
        return MAPPER.readValue(text, Object.class);
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsString(value).getBytes(UTF_8);
    }

    /// For people to read.
    public static String text(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    public static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    /// A text that tells the arguments of a field, in any order the same.
    public static String echo(String text, Map<String, ?> arguments) {
        return text + new String(write(sorted(arguments)), UTF_8);
    }

    private static Object sorted(Object value) {
        Map<String, Object> sorted = new TreeMap<>();
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        map.forEach(
                (key, one) -> sorted.put(String.valueOf(key), one == null ? "null" : sorted(one)));
        return sorted;
    }

    /// `1` and `1.0` are the same, `1` and `"1"` are not.
    static boolean sameScalar(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return Objects.equals(one, other);
    }

    /// Where two values differ, in words; none when they are the same. Keys in any order.
    public static List<String> differences(
            String path, @Nullable Object expected, @Nullable Object actual) {
        List<String> found = new ArrayList<>();
        if (expected instanceof Map<?, ?> && actual instanceof Map<?, ?>) {
            Map<String, @Nullable Object> wanted = object(expected);
            Map<String, @Nullable Object> given = object(actual);
            wanted.forEach(
                    (key, value) -> {
                        if (given.containsKey(key)) {
                            found.addAll(differences(path + "." + key, value, given.get(key)));
                        } else {
                            found.add(path + "." + key + " is missing");
                        }
                    });
            given.keySet().stream()
                    .filter(key -> !wanted.containsKey(key))
                    .forEach(key -> found.add(path + "." + key + " is too many"));
        } else if (expected instanceof List<?> wanted
                && actual instanceof List<?> given
                && wanted.size() == given.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                found.addAll(differences(path + "." + i, wanted.get(i), given.get(i)));
            }
        } else if (!sameScalar(expected, actual)) {
            found.add("%s is %s, not %s".formatted(path, actual, expected));
        }
        return found;
    }
}
