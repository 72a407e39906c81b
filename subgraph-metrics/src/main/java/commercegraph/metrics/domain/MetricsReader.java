package commercegraph.metrics.domain;

import java.util.Map;
import java.util.Set;

/// The aggregates as they stand. Each id asked for is in the answer: who did nothing has zeros.
/// Throws [StoreUnavailableException].
public interface MetricsReader {

    Map<UserId, UserMetrics> users(Set<UserId> ids);

    Map<ProductId, ProductMetrics> products(Set<ProductId> ids);
}
