package commercegraph.orders.domain;

import java.time.Instant;

/// The idempotency key of a change: it belongs to the caller and the mutation, and is remembered
/// until `expiresAt`.
public record RequestKey(
        UserId caller, String mutation, String key, String inputHash, Instant expiresAt) {}
