package commercegraph.catalog.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the shop says of a thing it sells. Its stock is kept beside it: an order must not change
/// what an editor edits.
///
/// @param version grows by one with each change, from 1
/// @param deleted off sale for good; the status is then DISCONTINUED and nothing changes any more
public record Product(
        ProductId id,
        Sku sku,
        String name,
        @Nullable String description,
        Money price,
        @Nullable CategoryId category,
        List<String> tags,
        @Nullable Integer weightGrams,
        @Nullable String imageUrl,
        ProductStatus status,
        boolean deleted,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public Product {
        tags = List.copyOf(tags);
    }

    /// Off sale for good.
    Product delete(Instant now) {
        return new Product(
                id,
                sku,
                name,
                description,
                price,
                category,
                tags,
                weightGrams,
                imageUrl,
                ProductStatus.DISCONTINUED,
                true,
                version + 1,
                createdAt,
                now);
    }
}
