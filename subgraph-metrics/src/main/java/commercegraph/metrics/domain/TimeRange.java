package commercegraph.metrics.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From `since`, inclusive, to `until`, exclusive; absent is unbounded.
public record TimeRange(@Nullable Instant since, @Nullable Instant until) {

    public static final TimeRange ALWAYS = new TimeRange(null, null);

    boolean contains(Instant time) {
        return (since == null || !time.isBefore(since)) && (until == null || time.isBefore(until));
    }
}
