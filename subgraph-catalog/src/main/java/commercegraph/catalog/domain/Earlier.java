package commercegraph.catalog.domain;

/// What the first use of an idempotency key left.
public record Earlier<T>(String inputHash, T result) {}
