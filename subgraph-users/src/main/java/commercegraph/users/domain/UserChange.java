package commercegraph.users.domain;

import java.util.Optional;

/// A user's next state, and the audit event that goes with it: kept together or not at all.
/// Without `before` the user is new. `after` has the version that follows that of `before`.
/// `proof` is of a user that begins with a sign-up.
public record UserChange(
        Optional<User> before,
        User after,
        AuditEvent event,
        Optional<Origin.IdempotencyKey> idempotency,
        Optional<Proof> proof) {

    public UserChange(
            Optional<User> before,
            User after,
            AuditEvent event,
            Optional<Origin.IdempotencyKey> idempotency) {
        this(before, after, event, idempotency, Optional.empty());
    }

    /// The sign-up of this user is used up with the change, and is good for one; its password,
    /// where we keep it, becomes that of the user.
    public record Proof(EmailAddress email, Optional<String> passwordHash) {
        @Override
        public String toString() {
            return "Proof";
        }
    }

    /// Whether the user may do less, or something else, than the tokens say that are out.
    public boolean revokesTokens() {
        return before.isPresent()
                && (after.status() != UserStatus.ACTIVE
                        || !before.get().roles().equals(after.roles()));
    }

    /// Whether the user's sessions end with it.
    public boolean endsSessions() {
        return before.isPresent() && after.status() != UserStatus.ACTIVE;
    }
}
