package commercegraph.catalog.domain;

import java.util.List;

/// A rule that an input broke.
///
/// @param field the path from `input` to the field at fault; empty where no single one is
public record Fault(Code code, String message, List<String> field) {
    public enum Code {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        IDEMPOTENCY_KEY_REUSED,
        SKU_TAKEN,
        OUT_OF_STOCK
    }

    public Fault {
        field = List.copyOf(field);
    }

    static Fault of(Code code, String message, String... field) {
        return new Fault(code, message, List.of(field));
    }

    static Fault invalid(String message, String... field) {
        return of(Code.INVALID, message, field);
    }

    static Fault keyReused() {
        return of(
                Code.IDEMPOTENCY_KEY_REUSED,
                "This idempotency key was used before, with another input.",
                "idempotencyKey");
    }
}
