package commercegraph.users.domain;

import java.util.Optional;

/// Who asks for a change, within which request, and under which idempotency key.
public record Origin(UserId actor, String correlationId, Optional<IdempotencyKey> idempotency) {

    /// `scope` is caller and mutation together; `inputHash` stands for the input, which is not
    /// kept.
    public record IdempotencyKey(String scope, String key, String inputHash) {}
}
