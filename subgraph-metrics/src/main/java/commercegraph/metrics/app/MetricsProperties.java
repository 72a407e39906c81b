package commercegraph.metrics.app;

import commercegraph.metrics.domain.RateLimit;
import commercegraph.metrics.domain.RateLimits;
import commercegraph.metrics.domain.SenderKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is particular to this subgraph. `deletionsQueue`: name of the queue that brings the events
/// `UserDeleted`. `eventKeys`: who may send, by key id. `rateLimits`: by the
/// name of the field.
@ConfigurationProperties("commercegraph.metrics")
record MetricsProperties(
        @DefaultValue("commercegraph-metrics") String table,
        @DefaultValue("metrics-user-deletions") String deletionsQueue,
        @DefaultValue Map<String, EventKey> eventKeys,
        @DefaultValue Map<String, Limit> rateLimits) {

    record EventKey(@DefaultValue Set<String> scopes) {}

    record Limit(int calls, Duration window) {}

    SenderKeys senderKeys() {
        Map<String, Set<String>> scopes = new HashMap<>();
        eventKeys.forEach((keyId, key) -> scopes.put(keyId, key.scopes()));
        return new SenderKeys(scopes);
    }

    RateLimits limits() {
        Map<String, RateLimit> limits = new HashMap<>();
        rateLimits.forEach(
                (field, limit) -> limits.put(field, new RateLimit(limit.calls(), limit.window())));
        return new RateLimits(limits);
    }
}
