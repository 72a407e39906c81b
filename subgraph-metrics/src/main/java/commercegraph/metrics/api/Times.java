package commercegraph.metrics.api;

import commercegraph.metrics.domain.TimeRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times of the contract and of the domain.
final class Times {

    private Times() {}

    static OffsetDateTime of(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static TimeRange range(@Nullable OffsetDateTime since, @Nullable OffsetDateTime until) {
        return new TimeRange(instant(since), instant(until));
    }
}
