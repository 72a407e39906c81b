package commercegraph.orders.domain;

import java.util.List;

/// A rule that an input broke.
///
/// @param field the input field, as a path from `input`; empty where no single field is at fault
public record Refusal(Code code, String message, List<String> field) {
    public enum Code {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        IDEMPOTENCY_KEY_REUSED,
        OUT_OF_STOCK,
        NOT_CANCELLABLE,
        USER_DISABLED
    }

    public Refusal {
        field = List.copyOf(field);
    }

    static Refusal invalid(String message, String... field) {
        return new Refusal(Code.INVALID, message, List.of(field));
    }

    public static Refusal unknownOrder() {
        return new Refusal(Code.NOT_FOUND, "There is no such order.", List.of("id"));
    }

    static Refusal keyReused() {
        return new Refusal(
                Code.IDEMPOTENCY_KEY_REUSED,
                "This idempotency key was used before, with another input.",
                List.of("idempotencyKey"));
    }
}
