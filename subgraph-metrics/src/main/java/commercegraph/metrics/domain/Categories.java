package commercegraph.metrics.domain;

import java.util.Map;
import java.util.Set;

/// The names of products' top-level categories, as the catalog knows them now. Products without
/// one, unknown products, and all that the catalog could not answer in time are left out: their
/// events count as `uncategorized`, for good. Never throws.
public interface Categories {
    Map<ProductId, String> topLevel(Set<ProductId> products);
}
