package commercegraph.catalog.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where products are kept. A write is one transaction with its idempotency key, and on disk when
/// the method returns. Each method fails with UNAVAILABLE when the store does not answer in bounded
/// time.
public interface ProductRepository {
    /// Unknown ids are left out of the answer; its order means nothing.
    List<Product> findAll(Set<ProductId> ids);

    /// Unknown ones are left out.
    Map<Sku, ProductId> findBySku(Set<Sku> skus);

    /// The next items of a list after `position`, at most `first`.
    ProductSlice slice(ProductQuery query, Optional<String> position, int first);

    Optional<Earlier<Product>> earlier(Once once);

    /// DONE, KEY_TAKEN, SKU_TAKEN or CATEGORY_MISSING.
    Written add(Product product, int quantity, Optional<Once> once);

    /// DONE, KEY_TAKEN, CATEGORY_MISSING, or OUTDATED when the stored version is not the one before
    /// the given product's.
    Written replace(Product product, Optional<Once> once);

    /// DONE, KEY_TAKEN, or STOCK_BOUND. The product is the result that the idempotency key keeps.
    Written adjust(Product product, StockAdjustment adjustment, Optional<Once> once);
}
