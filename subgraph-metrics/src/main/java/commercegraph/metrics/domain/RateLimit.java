package commercegraph.metrics.domain;

import java.time.Duration;

/// How many calls of a field one caller has in a window.
public record RateLimit(int calls, Duration window) {

    public RateLimit {
        if (calls < 1 || window.isNegative() || window.isZero())
            throw new IllegalArgumentException("a rate limit lets at least one call through");
    }
}
