package commercegraph.router.transport.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A media type with its parameters, all in lower case. RFC 9110, section 8.3.1.
record MediaType(String type, String subtype, Map<String, String> parameters) {
    MediaType {
        parameters = Map.copyOf(parameters);
    }

    /// Empty for what is no media type.
    static Optional<MediaType> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.split(";", -1);
        String[] names = parts[0].strip().toLowerCase(Locale.ROOT).split("/", -1);
        if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(parts[i].substring(equals + 1).strip()).toLowerCase(Locale.ROOT));
            }
        }
        return Optional.of(new MediaType(names[0], names[1], parameters));
    }

    boolean is(String full) {
        return full.length() == type.length() + 1 + subtype.length()
                && full.startsWith(type)
                && full.endsWith(subtype);
    }

    /// UTF-8, which is also what is meant without a charset.
    boolean isUtf8() {
        String charset = parameters.getOrDefault("charset", "utf-8");
        return charset.equals("utf-8") || charset.equals("utf8");
    }

    /// The weight of an entry of `Accept`; 1 without one, or with one that cannot be read.
    double quality() {
        try {
            return Double.parseDouble(parameters.getOrDefault("q", "1"));
        } catch (NumberFormatException unreadable) {
            return 1;
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
