package commercegraph.metrics.domain;

/// What the store remembers for ever of an eventId of a sender: which interaction it became, and
/// of which content.
public record Claim(InteractionId id, ContentHash hash) {}
