package commercegraph.orders.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reference path of the language: `$`, `$.order.items[0].id`, or with `$$` the same into the
/// context object. Wildcards, filters, slices and intrinsic functions are refused. A JSON null
/// counts as absent.
record Path(boolean context, List<Step> steps) {
    /// One step down: into an object by name, or into an array by index.
    sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    static final Path ROOT = new Path(false, List.of());

    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\[([0-9]{1,6})]");

    Path {
        steps = List.copyOf(steps);
    }

    static Path parse(String text, String where) {
        boolean context = text.startsWith("$$");
        String rest = text.startsWith("$") ? text.substring(context ? 2 : 1) : "?";
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(rest);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            steps.add(
                    matcher.group(1) != null
                            ? new Step.Name(matcher.group(1))
                            : new Step.Index(Integer.parseInt(matcher.group(2))));
        }
        if (end != rest.length()) {
            throw new DefinitionException(
                    where, "\"%s\" is not a path that is implemented".formatted(text));
        }
        return new Path(context, steps);
    }

    /// What stands at this path, or empty where it leads nowhere.
    Optional<Object> read(Object document, Object contextObject) {
        Optional<Object> at = Optional.of(context ? contextObject : document);
        for (Step step : steps) {
            at = at.flatMap(value -> down(value, step));
        }
        return at;
    }

    /// The document with `value` at this path; objects on the way are made. The document given
    /// stays as it was.
    Object write(Object document, Object value) {
        return write(document, value, 0);
    }

    private Object write(Object at, Object value, int depth) {
        if (depth == steps.size()) {
            return value;
        }
        if (!(steps.get(depth) instanceof Step.Name(String name))) {
            throw new IllegalStateException("a result path has no indexes");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        Object child = Map.of();
        if (at instanceof Map<?, ?> object) {
            object.forEach((key, each) -> copy.put((String) key, each));
            child = Optional.<Object>ofNullable(object.get(name)).orElse(child);
        }
        copy.put(name, write(child, value, depth + 1));
        return copy;
    }

    private static Optional<Object> down(Object value, Step step) {
        return switch (step) {
            case Step.Name(var name) ->
                    value instanceof Map<?, ?> object
                            ? Optional.ofNullable(object.get(name))
                            : Optional.empty();
            case Step.Index(var index) ->
                    value instanceof List<?> list && index < list.size()
                            ? Optional.ofNullable(list.get(index))
                            : Optional.empty();
        };
    }
}
