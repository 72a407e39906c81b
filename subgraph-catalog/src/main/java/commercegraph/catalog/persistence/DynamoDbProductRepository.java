package commercegraph.catalog.persistence;

import static java.util.stream.Collectors.toMap;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Earlier;
import commercegraph.catalog.domain.Once;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductQuery;
import commercegraph.catalog.domain.ProductRepository;
import commercegraph.catalog.domain.ProductSlice;
import commercegraph.catalog.domain.Sku;
import commercegraph.catalog.domain.StockAdjustment;
import commercegraph.catalog.domain.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Products in the table.
@Repository
class DynamoDbProductRepository implements ProductRepository {
    private final Table table;
    private final OnceItems onceItems;
    private final ProductLists lists;

    DynamoDbProductRepository(Table table, OnceItems onceItems, ProductLists lists) {
        this.table = table;
        this.onceItems = onceItems;
        this.lists = lists;
    }

    @Override
    public List<Product> findAll(Set<ProductId> ids) {
        List<Key> keys =
                ids.stream().filter(id -> Key.isPlausible(id.value())).map(Key::product).toList();
        return table.findAll(keys).stream().map(ProductItems::product).toList();
    }

    @Override
    public Map<Sku, ProductId> findBySku(Set<Sku> skus) {
        List<Key> keys =
                skus.stream().filter(sku -> Key.isPlausible(sku.value())).map(Key::sku).toList();
        return table.findAll(keys).stream()
                .collect(
                        toMap(
                                item -> new Sku(item.key().id()),
                                item -> new ProductId(item.text("product"))));
    }

    @Override
    public ProductSlice slice(ProductQuery query, Optional<String> position, int first) {
        return lists.slice(query, position, first);
    }

    @Override
    public Optional<Earlier<Product>> earlier(Once once) {
        return onceItems.earlier(once, ProductItems::product);
    }

    @Override
    public Written add(Product product, int quantity, Optional<Once> once) {
        if (!isPlausible(product.category())) {
            return Written.CATEGORY_MISSING;
        }
        Writes writes =
                new Writes(table)
                        .putNew(ProductItems.item(product), Written.OUTDATED)
                        .putNew(StockItems.item(product.id(), quantity), Written.OUTDATED)
                        .putNew(ProductItems.sku(product), Written.SKU_TAKEN)
                        .needs(product.category());
        onceItems.keep(once, ProductItems.attributes(product), writes);
        return writes.writeTo(table);
    }

    @Override
    public Written replace(Product product, Optional<Once> once) {
        if (!isPlausible(product.category())) {
            return Written.CATEGORY_MISSING;
        }
        AttributeValue before = AttributeValue.fromN(Integer.toString(product.version() - 1));
        Writes writes =
                new Writes(table)
                        .putIf(
                                ProductItems.item(product),
                                "version = :before",
                                Map.of(":before", before),
                                Written.OUTDATED)
                        .needs(product.category());
        onceItems.keep(once, ProductItems.attributes(product), writes);
        return writes.writeTo(table);
    }

    @Override
    public Written adjust(Product product, StockAdjustment adjustment, Optional<Once> once) {
        Writes writes = new Writes(table);
        StockItems.adjust(product.id(), adjustment, writes);
        onceItems.keep(once, ProductItems.attributes(product), writes);
        return writes.writeTo(table);
    }

    private static boolean isPlausible(@Nullable CategoryId category) {
        return category == null || Key.isPlausible(category.value());
    }
}
