package commercegraph.signatures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request's header fields, looked up by lower-case name: the field lines in order, none when it
/// is absent.
@FunctionalInterface
public interface Headers {

    List<String> values(String lowerCaseName);

    static Headers of(Map<String, List<String>> fields) {
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach(
                (name, values) -> byName.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return name -> byName.getOrDefault(name, List.of());
    }

    /// A field's value as RFC 9421 section 2.1 combines it: lines trimmed and joined by `, `. Null
    /// when the field is absent.
    default @Nullable String combined(String lowerCaseName) {
        List<String> lines = values(lowerCaseName);
        return switch (lines.size()) {
            case 0 -> null;
            case 1 -> lines.getFirst().strip();
            default -> String.join(", ", lines.stream().map(String::strip).toList());
        };
    }
}
