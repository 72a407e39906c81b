package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Money;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Things to put into a table, and what no port reads back.
final class Samples {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    private Samples() {}

    static Product product(ProductId id, String sku) {
        return product(id, new Sku(sku), "Lamp", euros(1990), null, 1);
    }

    static Product inVersion(Product product, int version, String name) {
        return product(
                product.id(), product.sku(), name, product.price(), product.category(), version);
    }

    static Product onShelf(Product product, CategoryId category) {
        return product(product.id(), product.sku(), product.name(), product.price(), category, 1);
    }

    static Product priced(Product product, int cents) {
        return product(
                product.id(), product.sku(), product.name(), euros(cents), product.category(), 1);
    }

    private static Product product(
            ProductId id,
            Sku sku,
            String name,
            Money price,
            @Nullable CategoryId category,
            int version) {
        return new Product(
                id,
                sku,
                name,
                null,
                price,
                category,
                List.of(),
                null,
                null,
                ProductStatus.ON_SALE,
                false,
                version,
                TIME,
                TIME);
    }

    private static Money euros(int cents) {
        return new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("EUR"));
    }

    static List<Item> adjustments(Table table, ProductId product) {
        var request =
                QueryRequest.builder()
                        .tableName(table.name())
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(
                                        ":pk",
                                        AttributeValue.fromS(Key.adjustment(product, "").pk()),
                                        ":sk",
                                        AttributeValue.fromS(Key.adjustment(product, "").sk())))
                        .consistentRead(true)
                        .build();
        return table.query(request).items().stream().map(Item::of).toList();
    }
}
