package commercegraph.metrics.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.InteractionId;
import commercegraph.metrics.domain.InteractionType;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.Sentiment;
import commercegraph.metrics.domain.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An interaction as JSON. The names are those of the stored data: they stay. Several lie together
/// in one attribute, as an array: an item costs far more than its bytes do.
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredInteraction(
        String id,
        long tick,
        int lane,
        @Nullable String category,
        String eventId,
        InteractionType type,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String productId,
        @Nullable String sessionId,
        @Nullable String name,
        @Nullable String recommendationId,
        @Nullable Integer position,
        @Nullable List<String> impressions,
        @Nullable Double value,
        @Nullable String comment,
        @Nullable Sentiment sentiment,
        @Nullable Object properties,
        long occurredMicros) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final TypeReference<List<StoredInteraction>> ARRAY = new TypeReference<>() {};

    static String write(List<Interaction> interactions) {
        return JSON.writeValueAsString(interactions.stream().map(StoredInteraction::of).toList());
    }

    static List<Interaction> read(String array) {
        return JSON.readValue(array, ARRAY).stream().map(StoredInteraction::interaction).toList();
    }

    private static StoredInteraction of(Interaction interaction) {
        Event event = interaction.event();
        return new StoredInteraction(
                interaction.id().value(),
                interaction.position().tick(),
                interaction.position().lane(),
                interaction.category(),
                event.eventId(),
                event.type(),
                event.userId() == null ? null : event.userId().value(),
                event.anonymousId(),
                event.productId() == null ? null : event.productId().value(),
                event.sessionId(),
                event.name(),
                event.recommendationId(),
                event.position(),
                event.impressions(),
                event.value(),
                event.comment(),
                event.sentiment(),
                event.properties(),
                FeedPosition.tickOf(event.occurredAt()));
    }

    private Interaction interaction() {
        var event =
                new Event(
                        eventId,
                        type,
                        userId == null ? null : new UserId(userId),
                        anonymousId,
                        productId == null ? null : new ProductId(productId),
                        sessionId,
                        name,
                        recommendationId,
                        position,
                        impressions,
                        value,
                        comment,
                        sentiment,
                        properties,
                        FeedPosition.timeOf(occurredMicros));
        return new Interaction(
                new InteractionId(id), new FeedPosition(tick, lane), category, event);
    }
}
