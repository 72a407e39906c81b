package commercegraph.users.domain;

import java.util.List;

/// A rule that an input broke, for the person at the keyboard. `field` is a path from the input;
/// empty where no single field is to blame.
public record Fault(Code code, String message, List<String> field) {

    /// The contract's codes, of which each mutation uses some.
    public enum Code {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        IDEMPOTENCY_KEY_REUSED,
        EMAIL_TAKEN,
        PASSWORD_TOO_WEAK,
        CODE_INVALID,
        CREDENTIALS_INVALID,
        NOT_CONFIRMED,
        USER_DISABLED
    }

    public Fault {
        field = List.copyOf(field);
    }

    static Fault invalid(String message, String... field) {
        return new Fault(Code.INVALID, message, List.of(field));
    }

    static Fault conflict(String message, String... field) {
        return new Fault(Code.CONFLICT, message, List.of(field));
    }

    static Fault notFound(String... field) {
        return new Fault(Code.NOT_FOUND, "There is no such user", List.of(field));
    }

    static Fault emailTaken() {
        return new Fault(Code.EMAIL_TAKEN, "Another account has this address", List.of("email"));
    }

    static Fault keyReused() {
        return new Fault(
                Code.IDEMPOTENCY_KEY_REUSED,
                "This key was used before, with another input",
                List.of("idempotencyKey"));
    }
}
