package commercegraph.metrics.api;

import commercegraph.metrics.domain.Event;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.HistoryPosition;
import commercegraph.metrics.domain.InteractionFeed;
import commercegraph.metrics.domain.InteractionHistory;
import commercegraph.schema.metrics.types.Interaction;
import commercegraph.schema.metrics.types.InteractionConnection;
import commercegraph.schema.metrics.types.InteractionEdge;
import commercegraph.schema.metrics.types.InteractionType;
import commercegraph.schema.metrics.types.PageInfo;
import commercegraph.schema.metrics.types.Product;
import commercegraph.schema.metrics.types.Sentiment;
import commercegraph.schema.metrics.types.User;
import commercegraph.support.paging.Cursor;
import commercegraph.support.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Interactions as the contract shows them. Users and products are references: their own subgraphs
/// know whether they exist.
final class InteractionViews {

    private InteractionViews() {}

    static Interaction of(commercegraph.metrics.domain.Interaction interaction) {
        Event event = interaction.event();
        @Nullable Sentiment sentiment =
                event.sentiment() == null ? null : Sentiment.valueOf(event.sentiment().name());
        return Interaction.newBuilder()
                .id(interaction.id().value())
                .eventId(event.eventId())
                .type(InteractionType.valueOf(event.type().name()))
                .userId(event.userId() == null ? null : event.userId().value())
                .user(event.userId() == null ? null : user(event.userId().value()))
                .anonymousId(event.anonymousId())
                .productId(event.productId() == null ? null : event.productId().value())
                .product(event.productId() == null ? null : product(event.productId().value()))
                .sessionId(event.sessionId())
                .name(event.name())
                .recommendationId(event.recommendationId())
                .position(event.position())
                .impressions(event.impressions())
                .value(event.value())
                .comment(event.comment())
                .sentiment(sentiment)
                .properties(event.properties())
                .occurredAt(Times.of(event.occurredAt()))
                .recordedAt(Times.of(interaction.recordedAt()))
                .cursor(Cursor.encode(interaction.position().text()))
                .build();
    }

    static User user(String id) {
        return User.newBuilder().id(id).build();
    }

    static Product product(String id) {
        return Product.newBuilder().id(id).build();
    }

    static InteractionConnection of(InteractionFeed.Page page, PageRequest request) {
        List<InteractionEdge> edges =
                page.interactions().stream().map(one -> edge(one, one.position().text())).toList();
        return connection(edges, page.end().map(FeedPosition::text), page.more(), request);
    }

    static InteractionConnection of(InteractionHistory.Page page, PageRequest request) {
        List<InteractionEdge> edges =
                page.entries().stream()
                        .map(entry -> edge(entry.interaction(), entry.position().text()))
                        .toList();
        return connection(edges, page.end().map(HistoryPosition::text), page.more(), request);
    }

    private static InteractionEdge edge(
            commercegraph.metrics.domain.Interaction interaction, String position) {
        return InteractionEdge.newBuilder()
                .node(of(interaction))
                .cursor(Cursor.encode(position))
                .build();
    }

    /// `endCursor` is how far the page looked, also where its filter left nothing of it: from there
    /// it goes on.
    private static InteractionConnection connection(
            List<InteractionEdge> edges, Optional<String> end, boolean more, PageRequest request) {
        return InteractionConnection.newBuilder()
                .edges(edges)
                .nodes(edges.stream().map(InteractionEdge::getNode).toList())
                .pageInfo(
                        PageInfo.newBuilder()
                                .hasNextPage(more)
                                .hasPreviousPage(request.after().isPresent())
                                .startCursor(edges.isEmpty() ? null : edges.getFirst().getCursor())
                                .endCursor(end.map(Cursor::encode).orElse(null))
                                .build())
                .build();
    }
}
