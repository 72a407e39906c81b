package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Money;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Sku;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A product as an item, with the shelves and keys by which the indexes find it.
final class ProductItems {
    private ProductItems() {}

    static Item item(Product product) {
        Item item =
                Item.at(Key.product(product.id()))
                        .with(attributes(product))
                        .with("shelf", Shelves.of(product))
                        .with("newestKey", SortKeys.newest(product))
                        .with("nameKey", SortKeys.name(product))
                        .with("priceKey", SortKeys.price(product));
        CategoryId category = product.category();
        return category == null
                ? item
                : item.with("categoryShelf", Shelves.of(category, product.status()));
    }

    static Item attributes(Product product) {
        return Item.empty()
                .with("id", product.id().value())
                .with("sku", product.sku().value())
                .with("name", product.name())
                .with("description", product.description())
                .with("amount", product.price().amount().toPlainString())
                .with("currency", product.price().currency().getCurrencyCode())
                .with("category", value(product.category()))
                .with("tags", product.tags())
                .with("weightGrams", product.weightGrams())
                .with("imageUrl", product.imageUrl())
                .with("status", product.status().name())
                .with("deleted", product.deleted())
                .with("version", product.version())
                .with("createdAt", product.createdAt())
                .with("updatedAt", product.updatedAt());
    }

    static Product product(Item item) {
        String category = item.textOrNull("category");
        return new Product(
                new ProductId(item.text("id")),
                new Sku(item.text("sku")),
                item.text("name"),
                item.textOrNull("description"),
                new Money(
                        new BigDecimal(item.text("amount")),
                        Currency.getInstance(item.text("currency"))),
                category == null ? null : new CategoryId(category),
                item.texts("tags"),
                item.countOrNull("weightGrams"),
                item.textOrNull("imageUrl"),
                ProductStatus.valueOf(item.text("status")),
                item.flag("deleted"),
                item.count("version"),
                item.time("createdAt"),
                item.time("updatedAt"));
    }

    static Item sku(Product product) {
        return Item.at(Key.sku(product.sku())).with("product", product.id().value());
    }

    private static @Nullable String value(@Nullable CategoryId category) {
        return category == null ? null : category.value();
    }
}
