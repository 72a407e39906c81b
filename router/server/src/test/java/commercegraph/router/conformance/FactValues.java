package commercegraph.router.conformance;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of a data file. A value is a scalar, a list of values, an object of values (with
/// `__typename` where the type is abstract), or one of
///
/// - `{"@ref": "Type", field: scalar, …, "@with"?: {field: value…}}`: the first row of the type
///   with these values, and what is at hand at this place besides,
/// - `{"@take": "argument", "of": [value…]}`: as many as the argument says,
/// - `{"@table": [{"args"?: pattern, "object"?: pattern, "value": value}…]}`: the first line whose
///   patterns match the field's arguments and the parent object; none is an error,
/// - `{"@echo": "text"}`: the text and the field's arguments,
/// - `{"@pick": [value…]}`: one of them, which the field's arguments tell,
/// - `{"@turn": true}`: how many of these the operation has asked before, in all its subgraphs,
/// - `{"@error": "message"}`.
///
/// Of the last two, `"@given": {argument: name}` are arguments besides: the nearest object above
/// that has a value of this name in its `"@gives"` gives it.
///
/// A pattern matches what has at least its fields, with matching values; `{"@absent": true}`
/// matches where there is no such field.
final class FactValues {
    private static final Map<String, @Nullable Object> ABSENT = Map.of("@absent", true);

    private final Map<String, @Nullable Object> entities;
    private final Turns turns;

    /// @param entities of one subgraph: `{Type: {"rows": […]}}`
    FactValues(Map<String, @Nullable Object> entities, Turns turns) {
        this.entities = entities;
        this.turns = turns;
    }

    @Nullable Object resolve(
            @Nullable Object value,
            DataFetchingEnvironment environment,
            @Nullable FactObject parent) {
        GraphQLType type = GraphQLTypeUtil.unwrapAll(environment.getFieldType());
        return resolve(value, type, environment, parent);
    }

    private @Nullable Object resolve(
            @Nullable Object value,
            GraphQLType type,
            DataFetchingEnvironment environment,
            @Nullable FactObject parent) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(resolve(item, type, environment, parent));
            }
            return items;
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, @Nullable Object> object = Json.object(value);
        if (object.containsKey("@error")) {
            throw new FactError(String.valueOf(object.get("@error")));
        }
        if (object.containsKey("@ref")) {
            return row(object)
                    .with(Json.object(object.getOrDefault("@with", Map.of())))
                    .below(parent);
        }
        if (object.containsKey("@take")) {
            List<?> all = Json.list(object.get("of"));
            Number count = environment.getArgument(String.valueOf(object.get("@take")));
            List<?> taken =
                    count == null ? all : all.subList(0, Math.min(count.intValue(), all.size()));
            return resolve(taken, type, environment, parent);
        }
        if (object.containsKey("@echo")) {
            return Json.echo(
                    String.valueOf(object.get("@echo")), arguments(object, environment, parent));
        }
        if (object.containsKey("@pick")) {
            List<?> all = Json.list(object.get("@pick"));
            int hash = Json.echo("", arguments(object, environment, parent)).hashCode();
            return resolve(all.get(Math.floorMod(hash, all.size())), type, environment, parent);
        }
        if (object.containsKey("@turn")) {
            return turns.next();
        }
        if (object.containsKey("@table")) {
            return resolve(line(object, environment, parent), type, environment, parent);
        }
        if (!(type instanceof GraphQLCompositeType)) {
            return object;
        }
        Object typename = object.getOrDefault("__typename", ((GraphQLNamedType) type).getName());
        return FactObject.of(String.valueOf(typename), object).below(parent);
    }

    private static Map<String, @Nullable Object> arguments(
            Map<String, @Nullable Object> value,
            DataFetchingEnvironment environment,
            @Nullable FactObject parent) {
        Map<String, @Nullable Object> arguments = new HashMap<>(environment.getArguments());
        Json.object(value.getOrDefault("@given", Map.of()))
                .forEach(
                        (name, given) -> arguments.put(name, given(String.valueOf(given), parent)));
        return arguments;
    }

    private static @Nullable Object given(String name, @Nullable FactObject parent) {
        FactObject above = parent == null ? null : parent.above();
        while (above != null) {
            Map<String, @Nullable Object> gives =
                    Json.object(above.row().getOrDefault("@gives", Map.of()));
            if (gives.containsKey(name)) {
                return gives.get(name);
            }
            above = above.above();
        }
        throw new IllegalStateException("nothing above gives " + name);
    }

    /// The row that a reference names, through references from row to row.
    FactObject row(Map<String, @Nullable Object> reference) {
        String type = String.valueOf(reference.get("@ref"));
        Map<String, @Nullable Object> wanted = new HashMap<>(reference);
        wanted.remove("@ref");
        wanted.remove("@with");
        for (Object row : rows(type)) {
            Map<String, @Nullable Object> fields = Json.object(row);
            if (matches(wanted, fields)) {
                return object(type, fields);
            }
        }
        throw new IllegalStateException("no row for " + reference);
    }

    List<?> rows(String type) {
        Object entity = entities.get(type);
        return entity == null ? List.of() : Json.list(Json.object(entity).get("rows"));
    }

    FactObject object(String type, Map<String, @Nullable Object> row) {
        if (row.containsKey("@ref")) {
            return row(row);
        }
        return FactObject.of(String.valueOf(row.getOrDefault("__typename", type)), row);
    }

    private static @Nullable Object line(
            Map<String, @Nullable Object> table,
            DataFetchingEnvironment environment,
            @Nullable FactObject parent) {
        for (Object one : Json.list(table.get("@table"))) {
            Map<String, @Nullable Object> line = Json.object(one);
            boolean arguments =
                    !line.containsKey("args")
                            || matches(line.get("args"), environment.getArguments());
            boolean object =
                    !line.containsKey("object")
                            || parent != null && matches(line.get("object"), parent.all());
            if (arguments && object) {
                return line.get("value");
            }
        }
        throw new FactError("no line of the table applies");
    }

    static boolean matches(@Nullable Object pattern, @Nullable Object value) {
        if (pattern instanceof Map<?, ?>) {
            if (!(value instanceof Map<?, ?>)) {
                return false;
            }
            Map<String, @Nullable Object> fields = Json.object(value);
            return Json.object(pattern).entrySet().stream()
                    .allMatch(
                            entry ->
                                    ABSENT.equals(entry.getValue())
                                            ? !fields.containsKey(entry.getKey())
                                            : fields.containsKey(entry.getKey())
                                                    && matches(
                                                            entry.getValue(),
                                                            fields.get(entry.getKey())));
        }
        if (pattern instanceof List<?> wanted) {
            if (!(value instanceof List<?> items) || items.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!matches(wanted.get(i), items.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Json.sameScalar(pattern, value);
    }
}
