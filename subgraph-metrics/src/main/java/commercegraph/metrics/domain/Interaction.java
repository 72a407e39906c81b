package commercegraph.metrics.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it was recorded: never changed afterwards, but that what is personal goes when its
/// user's account is deleted. The category is the top-level one of its
/// product at the time of recording, where a user's metrics count the event and there was one.
public record Interaction(
        InteractionId id, FeedPosition position, @Nullable String category, Event event) {

    /// As [Event#withoutPersonal].
    public Interaction withoutPersonal() {
        return new Interaction(id, position, category, event.withoutPersonal());
    }

    public Instant recordedAt() {
        return position.recordedAt();
    }
}
