package commercegraph.catalog.domain;

import org.jspecify.annotations.Nullable;

/// What an update says of one field: an absent field stays, null clears.
public sealed interface Change<T> {
    record Keep<T>() implements Change<T> {}

    record Clear<T>() implements Change<T> {}

    record Replace<T>(T value) implements Change<T> {}

    static <T> Change<T> of(boolean present, @Nullable T value) {
        if (!present) {
            return new Keep<>();
        }
        return value == null ? new Clear<>() : new Replace<>(value);
    }

    default @Nullable T orClear(@Nullable T before) {
        return switch (this) {
            case Keep<T>() -> before;
            case Clear<T>() -> null;
            case Replace<T>(var value) -> value;
        };
    }

    /// For a field that has to have a value. That it is not cleared is checked by then.
    default T orKeep(T before) {
        return this instanceof Replace<T>(var value) ? value : before;
    }
}
