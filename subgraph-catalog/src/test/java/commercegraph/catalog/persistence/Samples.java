package commercegraph.catalog.persistence;

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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Things to put into a table, and what no port reads back.
final class Samples {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    private Samples() {}

    static Product product(ProductId id, String sku) {
        return new Product(
                id,
                new Sku(sku),
                "Lamp",
                null,
                new Money(new BigDecimal("19.90"), Currency.getInstance("EUR")),
                null,
                List.of(),
                null,
                null,
                ProductStatus.ON_SALE,
                false,
                1,
                TIME,
                TIME);
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
