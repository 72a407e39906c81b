package commercegraph.metrics.domain;

import java.util.Map;
import java.util.Set;

/// Keeps users' metrics for a short while. May forget at any time; never throws: when it does not
/// work, everything is read from the store.
public interface UserMetricsCache {

    /// What is kept of these, and what must be shown to [#keep] for the others.
    Found find(Set<UserId> ids);

    /// Keeps what was read from the store after [#find], unless it was outdated in between.
    void keep(Map<UserId, UserMetrics> read, Found before);

    /// Their metrics have changed.
    void outdate(Set<UserId> ids);

    /// `stamps` says for each user not found which events were the newest known.
    record Found(Map<UserId, UserMetrics> metrics, Map<UserId, String> stamps) {
        public static final Found NOTHING = new Found(Map.of(), Map.of());

        public Found {
            metrics = Map.copyOf(metrics);
            stamps = Map.copyOf(stamps);
        }
    }
}
