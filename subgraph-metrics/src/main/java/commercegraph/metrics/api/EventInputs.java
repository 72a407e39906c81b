package commercegraph.metrics.api;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.EventBatch;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.Sentiment;
import commercegraph.metrics.domain.UserId;
import commercegraph.schema.metrics.types.InteractionInput;
import commercegraph.schema.metrics.types.RecordInteractionsInput;

/// Inputs of the contract as events of the domain.
final class EventInputs {

    private EventInputs() {}

    static EventBatch batch(String keyId, RecordInteractionsInput input) {
        return new EventBatch(
                keyId,
                input.getEvents().stream().map(EventInputs::event).toList(),
                Times.instant(input.getSentAt()));
    }

    private static Event event(InteractionInput input) {
        return new Event(
                input.getEventId(),
                InteractionType.valueOf(input.getType().name()),
                input.getUserId() == null ? null : new UserId(input.getUserId()),
                input.getAnonymousId(),
                input.getProductId() == null ? null : new ProductId(input.getProductId()),
                input.getSessionId(),
                input.getName(),
                input.getRecommendationId(),
                input.getPosition(),
                input.getImpressions(),
                input.getValue(),
                input.getComment(),
                input.getSentiment() == null
                        ? null
                        : Sentiment.valueOf(input.getSentiment().name()),
                input.getProperties(),
                input.getOccurredAt().toInstant());
    }
}
