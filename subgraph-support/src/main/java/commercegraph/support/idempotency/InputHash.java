package commercegraph.support.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A keyed hash of a mutation's input (HMAC-SHA-256, hex): the input itself is never stored, and
/// without the key the hash says nothing of it. Take passwords and codes out of the input first all
/// the same.
public final class InputHash {

    private InputHash() {}

    /// `input` is made of maps, iterables, strings, numbers, booleans, enums, times and nulls, as
    /// GraphQL arguments are. The order of a map's entries means nothing.
    public static String of(@Nullable Object input, byte[] key) {
        var canonical = new StringBuilder();
        append(canonical, input);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static void append(StringBuilder to, @Nullable Object value) {
        switch (value) {
            case null -> to.append('n');
            case Map<?, ?> map -> appendMap(to, map);
            case Iterable<?> items -> {
                to.append('[');
                items.forEach(item -> append(to, item));
                to.append(']');
            }
            case Number number -> appendText(to, '#', number.toString());
            case Boolean bool -> to.append(bool ? 't' : 'f');
            case CharSequence text -> appendText(to, '"', text.toString());
            case Enum<?> constant -> appendText(to, '"', constant.name());
            default -> appendText(to, '"', value.toString());
        }
    }

    private static void appendMap(StringBuilder to, Map<?, ?> map) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        to.append('{');
        sorted.forEach(
                (name, value) -> {
                    appendText(to, '"', name);
                    append(to, value);
                });
        to.append('}');
    }

    /// With its length, so that no two inputs run into one another.
    private static void appendText(StringBuilder to, char kind, String text) {
        to.append(kind).append(text.length()).append(':').append(text);
    }
}
