package commercegraph.catalog.domain;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which products a list shows, in which order. Prices are compared as numbers, whatever their
/// currency.
///
/// @param namePrefix without regard to case
public record ProductQuery(
        Optional<CategoryId> category,
        Set<ProductStatus> statuses,
        Optional<String> tag,
        Optional<String> namePrefix,
        Optional<BigDecimal> priceMin,
        Optional<BigDecimal> priceMax,
        Optional<Boolean> inStock,
        ProductSort sort) {
    public ProductQuery {
        statuses = Set.copyOf(statuses);
    }

    /// All that is shown of one category, newest first.
    public static ProductQuery of(CategoryId category, Set<ProductStatus> statuses) {
        return new ProductQuery(
                Optional.of(category),
                statuses,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ProductSort.NEWEST);
    }

    /// Whether the product belongs into the list. `stock` is asked for only where the list filters
    /// by it.
    public boolean matches(Product product, Stock stock) {
        BigDecimal price = product.price().amount();
        return statuses.contains(product.status())
                && category.map(id -> id.equals(product.category())).orElse(true)
                && tag.map(product.tags()::contains).orElse(true)
                && namePrefix.map(prefix -> startsWith(product.name(), prefix)).orElse(true)
                && priceMin.map(min -> price.compareTo(min) >= 0).orElse(true)
                && priceMax.map(max -> price.compareTo(max) <= 0).orElse(true)
                && inStock.map(wanted -> wanted == stock.inStock()).orElse(true);
    }

    private static boolean startsWith(String name, String prefix) {
        return folded(name).startsWith(folded(prefix));
    }

    /// The form of a name in which case does not matter.
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
