package commercegraph.router.operation;

import java.util.List;
import java.util.function.Function;

/// A value, or all that is wrong with the request for it.
public sealed interface Checked<T> {
    record Valid<T>(T value) implements Checked<T> {}

    /// @param errors at least one
    record Invalid<T>(List<OperationError> errors) implements Checked<T> {
        public Invalid {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("invalid without an error");
            }
        }
    }

    static <T> Checked<T> invalid(OperationError error) {
        return new Invalid<>(List.of(error));
    }

    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return switch (this) {
            case Valid<T>(var value) -> next.apply(value);
            case Invalid<T>(var errors) -> new Invalid<>(errors);
        };
    }
}
