package commercegraph.router.conformance;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers `_entities` from rows: the first row fits that has the values of every resolvable key
/// which the representation has whole. Without such a key the entity is an error; without a row it
/// is null, or what `missing` says (`"echo"`, or an error).
final class FactEntities {
    private final FactValues values;
    private final Map<String, @Nullable Object> entities;
    private final Map<String, List<SelectionSet>> keys;

    FactEntities(
            FactValues values,
            Map<String, @Nullable Object> entities,
            Map<String, List<SelectionSet>> keys) {
        this.values = values;
        this.entities = entities;
        this.keys = keys;
    }

    DataFetcherResult<List<@Nullable Object>> fetch(DataFetchingEnvironment environment) {
        List<?> representations = Json.list(environment.getArgument("representations"));
        List<@Nullable Object> found = new ArrayList<>();
        DataFetcherResult.Builder<List<@Nullable Object>> result = DataFetcherResult.newResult();
        for (int i = 0; i < representations.size(); i++) {
            try {
                found.add(entity(Json.object(representations.get(i))));
            } catch (FactError error) {
                found.add(null);
                result.error(
                        GraphqlErrorBuilder.newError()
                                .message("%s", error.getMessage())
                                .path(environment.getExecutionStepInfo().getPath().segment(i))
                                .build());
            }
        }
        return result.data(found).build();
    }

    private @Nullable FactObject entity(Map<String, @Nullable Object> representation) {
        String type = String.valueOf(representation.get("__typename"));
        List<SelectionSet> whole =
                keys.getOrDefault(type, List.of()).stream()
                        .filter(key -> has(key, representation))
                        .toList();
        if (whole.isEmpty()) {
            throw new FactError("no key of %s is in %s".formatted(type, representation));
        }
        for (Object row : values.rows(type)) {
            FactObject object = values.object(type, Json.object(row));
            if (whole.stream().allMatch(key -> equal(key, representation, object.row()))) {
                return new FactObject(object.type(), object.row(), representation, null);
            }
        }
        return missing(type, representation);
    }

    private @Nullable FactObject missing(
            String type, Map<String, @Nullable Object> representation) {
        Object entity = entities.get(type);
        Object missing = entity == null ? null : Json.object(entity).get("missing");
        if (missing == null) {
            return null;
        }
        if (missing.equals("echo")) {
            return new FactObject(type, Map.of(), representation, null);
        }
        throw new FactError(String.valueOf(Json.object(missing).get("@error")));
    }

    private static boolean has(SelectionSet key, @Nullable Object value) {
        if (value instanceof List<?> items) {
            return items.stream().allMatch(item -> has(key, item));
        }
        if (!(value instanceof Map<?, ?>)) {
            return false;
        }
        Map<String, @Nullable Object> object = Json.object(value);
        for (Field field : ExecutableSdl.fields(key)) {
            if (!object.containsKey(field.getName())
                    || field.getSelectionSet() != null
                            && !has(field.getSelectionSet(), object.get(field.getName()))) {
                return false;
            }
        }
        return true;
    }

    private boolean equal(SelectionSet key, @Nullable Object one, @Nullable Object fact) {
        Object other = deref(fact);
        if (one instanceof List<?> items) {
            if (!(other instanceof List<?> others) || others.size() != items.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!equal(key, items.get(i), others.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (!(one instanceof Map<?, ?>) || !(other instanceof Map<?, ?>)) {
            return false;
        }
        Map<String, @Nullable Object> object = Json.object(one);
        Map<String, @Nullable Object> row = Json.object(other);
        for (Field field : ExecutableSdl.fields(key)) {
            Object wanted = object.get(field.getName());
            Object given = row.get(field.getName());
            boolean same =
                    field.getSelectionSet() == null
                            ? Json.differences("", wanted, given).isEmpty()
                            : equal(field.getSelectionSet(), wanted, given);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object deref(@Nullable Object fact) {
        if (fact instanceof Map<?, ?> && Json.object(fact).containsKey("@ref")) {
            return values.row(Json.object(fact)).row();
        }
        return fact;
    }
}
