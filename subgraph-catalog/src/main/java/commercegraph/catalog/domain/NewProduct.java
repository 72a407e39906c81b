package commercegraph.catalog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A product to be made, as the client wrote it: nothing is checked yet.
public record NewProduct(
        String sku,
        String name,
        @Nullable String description,
        String amount,
        String currency,
        @Nullable CategoryId category,
        List<String> tags,
        @Nullable Integer weightGrams,
        @Nullable String imageUrl,
        ProductStatus status,
        int initialQuantity,
        Optional<Once> once) {
    public NewProduct {
        tags = List.copyOf(tags);
    }
}
