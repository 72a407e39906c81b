package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.CategoryRepository;
import commercegraph.catalog.domain.ProductRepository;
import commercegraph.catalog.domain.StockRepository;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table of a test's own, and the repositories on it.
record CatalogTable(
        Table table,
        ProductRepository products,
        CategoryRepository categories,
        StockRepository stock) {

    /// Makes the table where it is missing.
    static CatalogTable of(DynamoDbClient client, String name, Clock clock) {
        CatalogTable opened = opened(client, name, clock);
        new TableSetup(client, settings(name)).afterPropertiesSet();
        return opened;
    }

    /// A table that is there already.
    static CatalogTable opened(DynamoDbClient client, String name, Clock clock) {
        var table = new Table(client, settings(name));
        var once = new OnceItems(table, clock);
        var stock = new DynamoDbStockRepository(table);
        var lists = new ProductLists(table, stock);
        return new CatalogTable(
                table,
                new DynamoDbProductRepository(table, once, lists),
                new DynamoDbCategoryRepository(table, once),
                stock);
    }

    private static StoreSettings settings(String name) {
        return new StoreSettings(null, "eu-central-1", true, new StoreSettings.Tables(name));
    }
}
