package commercegraph.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of the data. A field's value is JSON (`byte[]`), a [Node], a list of nodes, or null.
final class Node {
    private final String type;
    private final Map<String, @Nullable Object> fields = new HashMap<>();

    Node(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    Node with(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    @Nullable Object get(String field) {
        return fields.get(field);
    }
}
