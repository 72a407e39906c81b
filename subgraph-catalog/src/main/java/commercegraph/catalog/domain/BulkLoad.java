package commercegraph.catalog.domain;

import java.util.List;

/// Fills an empty catalog, many items in one request. Not for one that is in use: nothing is
/// checked, and what is there under the same ids is overwritten.
public interface BulkLoad {
    void load(List<Category> categories, List<StockedProduct> products);

    /// A product and the units on hand of it.
    record StockedProduct(Product product, int quantity) {}
}
