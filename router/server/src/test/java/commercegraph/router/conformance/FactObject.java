package commercegraph.router.conformance;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of a mock subgraph: what its row says, and what the representation said by which it
/// was asked for.
///
/// @param above what it lies in; null for a root and for an entity that was asked for
record FactObject(
        String type,
        Map<String, @Nullable Object> row,
        Map<String, @Nullable Object> representation,
        @Nullable FactObject above) {

    static FactObject of(String type, Map<String, @Nullable Object> row) {
        return new FactObject(type, row, Map.of(), null);
    }

    FactObject below(@Nullable FactObject parent) {
        return new FactObject(type, row, representation, parent);
    }

    FactObject with(Map<String, @Nullable Object> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> all = new HashMap<>(row);
        all.putAll(more);
        return new FactObject(type, all, representation, above);
    }

    /// The value of a field, still in the form of the data file: the row's, or the
    /// representation's. A strict subgraph has what is in its rows and nothing else.
    @Nullable Object field(String name, boolean strict) {
        if (strict && !row.containsKey(name)) {
            throw new FactError("%s has no %s here".formatted(type, name));
        }
        return row.containsKey(name) ? row.get(name) : representation.get(name);
    }

    /// What the object patterns of tables are matched with.
    Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> all = new HashMap<>(row);
        all.putAll(representation);
        return all;
    }
}
