package commercegraph.orders.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of one object of a definition, taken out by type. Whatever is missing or of another
/// type is a [DefinitionException] that names state and field.
record Fields(String where, Map<String, Object> values) {
    static Fields of(String where, Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            throw new DefinitionException(where, "an object is expected");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        object.forEach((name, value) -> values.put((String) name, value));
        return new Fields(where, values);
    }

    DefinitionException fault(String field, String fault) {
        return new DefinitionException(where + "." + field, fault);
    }

    void only(Set<String> known) {
        for (String field : values.keySet()) {
            if (!known.contains(field)) {
                throw fault(field, "is not implemented");
            }
        }
    }

    void mayBe(String field, String value) {
        if (has(field) && !value.equals(values.get(field))) {
            throw fault(field, "only \"%s\" is implemented".formatted(value));
        }
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    Fields without(String... fields) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(Set.of(fields));
        return new Fields(where, rest);
    }

    Optional<Object> optional(String field) {
        return Optional.ofNullable(values.get(field));
    }

    String string(String field) {
        if (values.get(field) instanceof String text) {
            return text;
        }
        throw fault(field, "a string is expected");
    }

    int integer(String field, int min, int max) {
        if (values.get(field) instanceof Integer number && number >= min && number <= max) {
            return number;
        }
        throw fault(field, "a whole number from %d to %d is expected".formatted(min, max));
    }

    double number(String field, double min) {
        if (values.get(field) instanceof Number number && number.doubleValue() >= min) {
            return number.doubleValue();
        }
        throw fault(field, "a number from %s is expected".formatted(min));
    }

    Map<String, Object> object(String field) {
        return of(where + "." + field, optional(field).orElse("")).values();
    }

    /// The objects of an array; none where the field is absent.
    List<Fields> list(String field) {
        return switch (optional(field).orElse(List.of())) {
            case List<?> list -> DefinitionReader.elements(where + "." + field, list);
            default -> throw fault(field, "an array is expected");
        };
    }

    /// A non-empty array of strings.
    List<String> strings(String field) {
        if (values.get(field) instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw fault(field, "an array of strings is expected");
    }

    Optional<Template> template(String field) {
        return optional(field).map(value -> Template.parse(value, where + "." + field));
    }

    /// The whole document where the field is absent; empty where it is null, which discards.
    Optional<Path> path(String field) {
        if (!has(field)) {
            return Optional.of(Path.ROOT);
        }
        return values.get(field) == null
                ? Optional.empty()
                : Optional.of(Path.parse(string(field), where + "." + field));
    }

    /// A path that a result is written to: names alone, into the document.
    Optional<Path> resultPath() {
        Optional<Path> path = path("ResultPath");
        if (path.filter(
                        at ->
                                at.context()
                                        || at.steps().stream()
                                                .anyMatch(Path.Step.Index.class::isInstance))
                .isPresent()) {
            throw fault("ResultPath", "a result goes into the document, by names alone");
        }
        return path;
    }
}
