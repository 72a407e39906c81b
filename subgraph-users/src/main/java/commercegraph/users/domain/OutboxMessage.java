package commercegraph.users.domain;

import java.time.Instant;

/// What the rest of the system is told of a change. Kept in the change's transaction, delivered at
/// least once afterwards.
public sealed interface OutboxMessage {

    /// Something happened, as the audit trail has it.
    record Audited(AuditEvent event) implements OutboxMessage {}

    /// The user's tokens of before this time are good no longer.
    record Revoked(UserId user, Instant notBefore) implements OutboxMessage {}

    /// The user's personal data is to go, here and everywhere.
    record Erased(UserId user, Instant at) implements OutboxMessage {}
}
