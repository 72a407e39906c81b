package commercegraph.users.domain;

import java.util.Optional;

/// What an update does to a field: an absent one stays, null clears it.
public sealed interface Edit {

    record Keep() implements Edit {}

    record Clear() implements Edit {}

    record Set(String value) implements Edit {}

    default Optional<String> applyTo(Optional<String> current) {
        return switch (this) {
            case Keep _ -> current;
            case Clear _ -> Optional.empty();
            case Set(var value) -> Optional.of(value);
        };
    }
}
