package commercegraph.metrics.domain;

/// What became of one event.
public sealed interface EventResult {

    String eventId();

    record Recorded(String eventId, InteractionId id) implements EventResult {}

    /// Recorded before, by an earlier request or earlier in this one.
    record Duplicate(String eventId, InteractionId id) implements EventResult {}

    record Rejected(String eventId, Rejection rejection) implements EventResult {}
}
