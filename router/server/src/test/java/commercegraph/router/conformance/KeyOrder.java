package commercegraph.router.conformance;

import commercegraph.router.operation.ApiTypes;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether an answer has exactly the keys that an operation asks for, in the operation's order:
/// GraphQL specification, section 6.3.2 "CollectFields". The object's type is not always in the
/// answer; it is right when it is right for some possible type.
final class KeyOrder {
    private final ApiTypes types;

    KeyOrder(ApiTypes types) {
        this.types = types;
    }

    boolean holds(Operation operation, Map<String, @Nullable Object> data) {
        return object(Set.of(operation.rootType()), operation.selections(), data);
    }

    private boolean object(
            Set<String> possible, List<Selection> selections, Map<String, @Nullable Object> data) {
        return possible.stream().anyMatch(type -> object(type, selections, data));
    }

    private boolean object(
            String type, List<Selection> selections, Map<String, @Nullable Object> data) {
        Map<String, List<Selection.Field>> fields = new LinkedHashMap<>();
        collect(type, selections, fields);
        return List.copyOf(fields.keySet()).equals(List.copyOf(data.keySet()))
                && fields.entrySet().stream()
                        .allMatch(entry -> value(type, entry.getValue(), data.get(entry.getKey())));
    }

    private boolean value(String parent, List<Selection.Field> fields, @Nullable Object value) {
        if (value instanceof List<?> items) {
            return items.stream().allMatch(item -> value(parent, fields, item));
        }
        List<Selection> selections = new ArrayList<>();
        fields.forEach(field -> selections.addAll(field.selections()));
        if (!(value instanceof Map<?, ?>) || selections.isEmpty()) {
            return true;
        }
        String type = types.fieldType(parent, fields.getFirst().name());
        return object(types.possible(type), selections, Json.object(value));
    }

    private void collect(
            String type, List<Selection> selections, Map<String, List<Selection.Field>> into) {
        for (Selection selection : selections) {
            switch (selection) {
                case Selection.Field field ->
                        into.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>())
                                .add(field);
                case Selection.Fragment(var condition, var inner) -> {
                    if (types.possible(condition).contains(type)) {
                        collect(type, inner, into);
                    }
                }
            }
        }
    }
}
