package commercegraph.metrics.domain;

import java.util.Map;

/// The limits of fields by name. A field without one is not limited.
public record RateLimits(Map<String, RateLimit> byField) {
    public RateLimits {
        byField = Map.copyOf(byField);
    }
}
