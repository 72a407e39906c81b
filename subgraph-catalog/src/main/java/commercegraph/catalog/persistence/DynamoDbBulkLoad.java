package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.BulkLoad;
import commercegraph.catalog.domain.Category;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Fills the table by batches of 25.
@Component
class DynamoDbBulkLoad implements BulkLoad {
    private final Table table;

    DynamoDbBulkLoad(Table table) {
        this.table = table;
    }

    @Override
    public void load(List<Category> categories, List<StockedProduct> products) {
        Stream<Item> shelves = categories.stream().map(DynamoDbCategoryRepository::item);
        Stream<Item> goods =
                products.stream()
                        .flatMap(
                                stocked ->
                                        Stream.of(
                                                ProductItems.item(stocked.product()),
                                                ProductItems.sku(stocked.product()),
                                                StockItems.item(
                                                        stocked.product().id(),
                                                        stocked.quantity())));
        table.putAll(Stream.concat(shelves, goods).toList());
    }
}
