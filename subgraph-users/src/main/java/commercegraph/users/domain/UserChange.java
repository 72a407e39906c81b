package commercegraph.users.domain;

import java.util.Optional;

/// A user's next state, and the audit event that goes with it: kept together or not at all.
/// Without `before` the user is new. `after` has the version that follows that of `before`.
public record UserChange(
        Optional<User> before,
        User after,
        AuditEvent event,
        Optional<Origin.IdempotencyKey> idempotency) {}
