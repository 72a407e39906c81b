package commercegraph.metrics.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Users' metrics through the cache.
public final class CachedUserMetrics {

    private final MetricsReader store;
    private final UserMetricsCache cache;

    public CachedUserMetrics(MetricsReader store, UserMetricsCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /// Each id asked for is in the answer. Throws [StoreUnavailableException].
    public Map<UserId, UserMetrics> users(Set<UserId> ids) {
        UserMetricsCache.Found found = cache.find(ids);
        Set<UserId> missing = new HashSet<>(ids);
        missing.removeAll(found.metrics().keySet());
        if (missing.isEmpty()) return found.metrics();
        Map<UserId, UserMetrics> read = store.users(missing);
        cache.keep(read, found);
        Map<UserId, UserMetrics> all = new HashMap<>(found.metrics());
        all.putAll(read);
        return all;
    }
}
