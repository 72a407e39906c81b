package commercegraph.metrics.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which interactions are wanted: those that meet every condition given. No types means any type.
public record InteractionFilter(
        Set<InteractionType> types,
        @Nullable UserId userId,
        @Nullable ProductId productId,
        TimeRange occurred,
        TimeRange recorded) {

    public static final InteractionFilter ALL =
            new InteractionFilter(Set.of(), null, null, TimeRange.ALWAYS, TimeRange.ALWAYS);

    public InteractionFilter {
        types = Set.copyOf(types);
    }

    public boolean admits(Interaction interaction) {
        Event event = interaction.event();
        return (types.isEmpty() || types.contains(event.type()))
                && (userId == null || userId.equals(event.userId()))
                && (productId == null || productId.equals(event.productId()))
                && occurred.contains(event.occurredAt())
                && recorded.contains(interaction.recordedAt());
    }

    /// Nothing recorded before this can be admitted: what happened after `occurred.since` was not
    /// recorded before it, but for clocks that ran ahead.
    public Instant recordedAtMin() {
        Instant bound = Instant.EPOCH;
        if (recorded.since() != null) bound = latest(bound, recorded.since());
        if (occurred.since() != null)
            bound = latest(bound, Times.clamped(occurred.since()).minus(EventRules.AHEAD_MAX));
        return bound;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : Times.clamped(other);
    }
}
