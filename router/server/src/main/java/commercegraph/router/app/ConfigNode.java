package commercegraph.router.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mapping of the configuration file. Remembers what was asked for, so that [#end] can say what
/// nobody knows: a misspelt key is an error, not a default.
final class ConfigNode {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final String where;
    private final Map<String, Object> entries;
    private final Function<String, Optional<String>> environment;
    private final Set<String> known = new HashSet<>();
    private final List<ConfigNode> children = new ArrayList<>();

    private ConfigNode(
            String where,
            Map<String, Object> entries,
            Function<String, Optional<String>> environment) {
        this.where = where;
        this.entries = entries;
        this.environment = environment;
    }

    /// @param where how the mapping is called in messages
    /// @param environment resolves `${NAME}` in strings
    static ConfigNode of(
            String where, Object value, Function<String, Optional<String>> environment) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ConfigurationException.configuration(where + " has to be a mapping");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach(
                (key, entry) -> {
                    if (entry != null) {
                        entries.put(String.valueOf(key), entry);
                    }
                });
        return new ConfigNode(where, entries, environment);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<String> string(String key) {
        return value(key).map(value -> string(key, value));
    }

    String requiredString(String key) {
        return string(key).orElseThrow(() -> wrong(key, "is missing"));
    }

    List<String> strings(String key) {
        return value(key)
                .map(value -> list(key, value).stream().map(item -> string(key, item)).toList())
                .orElse(List.of());
    }

    int integer(String key, int otherwise) {
        return optionalInteger(key).orElse(otherwise);
    }

    Optional<Integer> optionalInteger(String key) {
        return value(key)
                .map(
                        value -> {
                            try {
                                return Integer.valueOf(string(key, value));
                            } catch (NumberFormatException notOne) {
                                throw wrong(key, "has to be a whole number");
                            }
                        });
    }

    boolean flag(String key, boolean otherwise) {
        return value(key)
                .map(
                        value ->
                                switch (string(key, value)) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default -> throw wrong(key, "has to be true or false");
                                })
                .orElse(otherwise);
    }

    /// `250ms`, `10s`, `5m` or `1h`.
    Optional<Duration> duration(String key) {
        return value(key)
                .map(
                        value -> {
                            Matcher matcher = DURATION.matcher(string(key, value));
                            if (!matcher.matches()) {
                                throw wrong(key, "has to be a duration such as 250ms, 10s or 5m");
                            }
                            long count = Long.parseLong(matcher.group(1));
                            return switch (matcher.group(2)) {
                                case "ms" -> Duration.ofMillis(count);
                                case "s" -> Duration.ofSeconds(count);
                                case "m" -> Duration.ofMinutes(count);
                                default -> Duration.ofHours(count);
                            };
                        });
    }

    Optional<ConfigNode> node(String key) {
        return value(key).map(value -> child(where + key + ".", value));
    }

    List<ConfigNode> nodes(String key) {
        List<ConfigNode> nodes = new ArrayList<>();
        value(key)
                .ifPresent(
                        value -> {
                            List<?> items = list(key, value);
                            for (int i = 0; i < items.size(); i++) {
                                nodes.add(
                                        child("%s%s[%d].".formatted(where, key, i), items.get(i)));
                            }
                        });
        return nodes;
    }

    /// Fails when there is a key, here or below, that was never asked for.
    void end() {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                throw wrong(key, "is not known");
            }
        }
        children.forEach(ConfigNode::end);
    }

    ConfigurationException wrong(String key, String what) {
        return ConfigurationException.configuration(where + key + " " + what);
    }

    private Optional<Object> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private ConfigNode child(String path, Object value) {
        if (!(value instanceof Map<?, ?>)) {
            throw ConfigurationException.configuration(
                    path.substring(0, path.length() - 1) + " has to be a mapping");
        }
        ConfigNode node = of(path, value, environment);
        children.add(node);
        return node;
    }

    private List<?> list(String key, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "has to be a list");
    }

    private String string(String key, Object value) {
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw wrong(key, "has to be a single value");
        }
        return ENVIRONMENT
                .matcher(value.toString())
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        environment
                                                .apply(match.group(1))
                                                .orElseThrow(
                                                        () ->
                                                                wrong(
                                                                        key,
                                                                        "needs the environment"
                                                                                + " variable "
                                                                                + match.group(
                                                                                        1)))));
    }
}
