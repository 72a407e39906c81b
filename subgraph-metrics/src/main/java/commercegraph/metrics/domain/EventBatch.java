package commercegraph.metrics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events that one sender hands over at once. `sentAt` is when the batch left it, by its own clock.
public record EventBatch(String keyId, List<Event> events, @Nullable Instant sentAt) {

    public EventBatch {
        events = List.copyOf(events);
    }

    /// The event's time by our clock. Without `sentAt` the sender's word stands; with it, the
    /// difference between the clocks at the sending is taken off.
    Instant corrected(Instant occurredAt, Instant receivedAt) {
        if (sentAt == null) return occurredAt;
        return Times.clamped(occurredAt)
                .plus(Duration.between(Times.clamped(sentAt), Times.clamped(receivedAt)));
    }
}
