package commercegraph.orders.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A payload template: plain JSON in which a field whose name ends in `.$` takes its value from a
/// path. Amazon States Language specification, "Payload template".
sealed interface Template {
    record Fixed(Object value) implements Template {}

    record At(Path path) implements Template {}

    record Fields(Map<String, Template> fields) implements Template {
        public Fields {
            fields = Map.copyOf(fields);
        }
    }

    record Items(List<Template> items) implements Template {
        public Items {
            items = List.copyOf(items);
        }
    }

    static Template parse(@Nullable Object json, String where) {
        return switch (json) {
            case null -> throw new DefinitionException(where, "a null is not implemented");
            case Map<?, ?> object -> {
                Map<String, Template> fields = new LinkedHashMap<>();
                object.forEach((name, value) -> field(fields, (String) name, value, where));
                yield new Fields(fields);
            }
            case List<?> list -> new Items(list.stream().map(item -> parse(item, where)).toList());
            default -> new Fixed(json);
        };
    }

    private static void field(
            Map<String, Template> fields, String name, @Nullable Object value, String where) {
        if (!name.endsWith(".$")) {
            fields.put(name, parse(value, where + "." + name));
        } else if (value instanceof String path) {
            fields.put(
                    name.substring(0, name.length() - 2),
                    new At(Path.parse(path, where + "." + name)));
        } else {
            throw new DefinitionException(where + "." + name, "a path is a string");
        }
    }

    /// The payload.
    ///
    /// @throws PathFailure where a path leads nowhere
    default Object fill(Object document, Object context) {
        return switch (this) {
            case Fixed(var value) -> value;
            case At(var path) ->
                    path.read(document, context).orElseThrow(() -> new PathFailure(path));
            case Items(var items) ->
                    items.stream().map(item -> item.fill(document, context)).toList();
            case Fields(var fields) -> {
                Map<String, Object> filled = new LinkedHashMap<>();
                fields.forEach(
                        (name, template) -> filled.put(name, template.fill(document, context)));
                yield filled;
            }
        };
    }

    /// A path of a template led nowhere: the state fails with `States.ParameterPathFailure`.
    final class PathFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PathFailure(Path path) {
            super("nothing stands at " + path.steps());
        }
    }
}
