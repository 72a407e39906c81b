package commercegraph.metrics.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sender says that happened. Any values: [EventRules] say which are taken. Properties are
/// JSON as maps, lists, texts, numbers and booleans.
public record Event(
        String eventId,
        InteractionType type,
        @Nullable UserId userId,
        @Nullable String anonymousId,
        @Nullable ProductId productId,
        @Nullable String sessionId,
        @Nullable String name,
        @Nullable String recommendationId,
        @Nullable Integer position,
        @Nullable List<String> impressions,
        @Nullable Double value,
        @Nullable String comment,
        @Nullable Sentiment sentiment,
        @Nullable Object properties,
        Instant occurredAt) {

    public Event {
        impressions = impressions == null ? null : List.copyOf(impressions);
    }

    /// The same event at another time.
    Event at(Instant time) {
        return new Event(
                eventId,
                type,
                userId,
                anonymousId,
                productId,
                sessionId,
                name,
                recommendationId,
                position,
                impressions,
                value,
                comment,
                sentiment,
                properties,
                time);
    }

    /// The same event without what a person may have written in it, and without what links its user
    /// to a device or a session. What is counted stays as it is.
    public Event withoutPersonal() {
        return new Event(
                eventId,
                type,
                userId,
                null,
                productId,
                null,
                type == InteractionType.SEARCH ? null : name,
                recommendationId,
                position,
                impressions,
                value,
                null,
                sentiment,
                null,
                occurredAt);
    }

    /// Whether there is anything that [#withoutPersonal] leaves out.
    public boolean isPersonal() {
        return !equals(withoutPersonal());
    }

    boolean isPositiveComment() {
        return type == InteractionType.COMMENT && sentiment == Sentiment.POSITIVE;
    }
}
