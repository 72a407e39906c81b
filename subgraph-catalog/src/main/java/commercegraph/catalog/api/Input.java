package commercegraph.catalog.api;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Change;
import commercegraph.catalog.domain.ProductStatus;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An input object as the client sent it: absent and null are two things. Its types are those that
/// the schema promises.
record Input(Map<String, @Nullable Object> fields) {
    static Input of(DataFetchingEnvironment env) {
        return of(env, "input").orElseThrow();
    }

    /// Empty where it is absent or null.
    static Optional<Input> of(DataFetchingEnvironment env, String argument) {
        Map<String, @Nullable Object> fields = env.getArgument(argument);
        return Optional.ofNullable(fields).map(Input::new);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        return required(name, String.class);
    }

    @Nullable String textOrNull(String name) {
        return (String) fields.get(name);
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(textOrNull(name));
    }

    int number(String name) {
        return required(name, Integer.class);
    }

    @Nullable Integer numberOrNull(String name) {
        return (Integer) fields.get(name);
    }

    Optional<Boolean> flag(String name) {
        return Optional.ofNullable((Boolean) fields.get(name));
    }

    /// The items of a list of non-null texts; null for null.
    @Nullable List<String> texts(String name) {
        List<?> items = (List<?>) fields.get(name);
        return items == null ? null : items.stream().map(String.class::cast).toList();
    }

    @Nullable CategoryId category(String name) {
        String id = textOrNull(name);
        return id == null ? null : new CategoryId(id);
    }

    /// Null for null.
    @Nullable Input object(String name) {
        @SuppressWarnings("unchecked") // what the schema promises
        Map<String, @Nullable Object> inner = (Map<String, @Nullable Object>) fields.get(name);
        return inner == null ? null : new Input(inner);
    }

    List<Input> objects(String name) {
        @SuppressWarnings("unchecked") // what the schema promises
        List<Map<String, @Nullable Object>> items =
                (List<Map<String, @Nullable Object>>) required(name, List.class);
        return items.stream().map(Input::new).toList();
    }

    Optional<ProductStatus> status(String name) {
        return Optional.ofNullable(fields.get(name))
                .map(status -> ProductStatus.valueOf(status.toString()));
    }

    <T> Change<T> change(String name, Function<Input, @Nullable T> read) {
        return Change.of(has(name), read.apply(this));
    }

    private <T> T required(String name, Class<T> type) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("the schema promises " + name);
        }
        return type.cast(value);
    }
}
