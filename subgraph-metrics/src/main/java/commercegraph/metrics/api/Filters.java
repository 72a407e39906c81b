package commercegraph.metrics.api;

import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.TimeRange;
import commercegraph.metrics.domain.UserId;
import commercegraph.schema.metrics.types.InteractionFilter;
import commercegraph.schema.metrics.types.InteractionType;
import commercegraph.schema.metrics.types.ProductInteractionFilter;
import commercegraph.schema.metrics.types.UserInteractionFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Filters of the contract as those of the domain.
final class Filters {

    private Filters() {}

    static commercegraph.metrics.domain.InteractionFilter of(@Nullable InteractionFilter filter) {
        if (filter == null) return commercegraph.metrics.domain.InteractionFilter.ALL;
        return new commercegraph.metrics.domain.InteractionFilter(
                types(filter.getTypes()),
                user(filter.getUserId()),
                product(filter.getProductId()),
                Times.range(filter.getOccurredSince(), filter.getOccurredUntil()),
                Times.range(filter.getRecordedSince(), filter.getRecordedUntil()));
    }

    static commercegraph.metrics.domain.InteractionFilter of(
            @Nullable UserInteractionFilter filter) {
        if (filter == null) return commercegraph.metrics.domain.InteractionFilter.ALL;
        return new commercegraph.metrics.domain.InteractionFilter(
                types(filter.getTypes()),
                null,
                product(filter.getProductId()),
                Times.range(filter.getOccurredSince(), filter.getOccurredUntil()),
                TimeRange.ALWAYS);
    }

    static commercegraph.metrics.domain.InteractionFilter of(
            @Nullable ProductInteractionFilter filter) {
        if (filter == null) return commercegraph.metrics.domain.InteractionFilter.ALL;
        return new commercegraph.metrics.domain.InteractionFilter(
                types(filter.getTypes()),
                user(filter.getUserId()),
                null,
                Times.range(filter.getOccurredSince(), filter.getOccurredUntil()),
                TimeRange.ALWAYS);
    }

    private static @Nullable UserId user(@Nullable String id) {
        return id == null ? null : new UserId(id);
    }

    private static @Nullable ProductId product(@Nullable String id) {
        return id == null ? null : new ProductId(id);
    }

    private static Set<commercegraph.metrics.domain.InteractionType> types(
            @Nullable List<InteractionType> types) {
        if (types == null) return Set.of();
        return types.stream()
                .map(type -> commercegraph.metrics.domain.InteractionType.valueOf(type.name()))
                .collect(Collectors.toSet());
    }
}
