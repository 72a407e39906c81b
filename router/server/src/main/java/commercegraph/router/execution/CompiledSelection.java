package commercegraph.router.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the client's answer has of an object.
///
/// @param typed some field is for certain types only, or is the `__typename` itself: the object's
///     `__typename` must be looked at
record CompiledSelection(CompiledField[] fields, boolean typed) {
    static final CompiledSelection EMPTY = of(List.of());

    static CompiledSelection of(List<CompiledField> fields) {
        boolean typed =
                fields.stream()
                        .anyMatch(
                                field -> !field.types().isAll() || field.isStoredAt("__typename"));
        return new CompiledSelection(fields.toArray(CompiledField[]::new), typed);
    }

    /// The first field whose value lies at the key; null when the client asked for none.
    @org.jspecify.annotations.Nullable
    CompiledField at(String storageKey) {
        for (CompiledField field : fields) {
            if (field.isStoredAt(storageKey)) {
                return field;
            }
        }
        return null;
    }

    /// What the client has of the objects at the key: objects of different types may have fields
    /// of their own there, and the selections of all of them are put together.
    CompiledSelection below(String storageKey) {
        List<CompiledSelection> below = new ArrayList<>();
        for (CompiledField field : fields) {
            if (field.isStoredAt(storageKey)) {
                below.add(field.type().selection());
            }
        }
        return below.size() == 1
                ? below.getFirst()
                : of(below.stream().flatMap(it -> Arrays.stream(it.fields)).toList());
    }
}
