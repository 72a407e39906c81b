package commercegraph.metrics.domain;

/// `int_` and a ULID, given when the event is recorded.
public record InteractionId(String value) {}
