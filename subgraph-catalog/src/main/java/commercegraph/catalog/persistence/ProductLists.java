package commercegraph.catalog.persistence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductQuery;
import commercegraph.catalog.domain.ProductSlice;
import commercegraph.catalog.domain.ProductSort;
import commercegraph.catalog.domain.Stock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Pages of products. The sort, the category and the status are served by an index, and so is a
/// prefix of the name or a range of prices where the list is sorted by it; what else a list asks
/// for is looked at on the products themselves, on at most [#EXAMINED_MAX] of them for one page.
@Component
class ProductLists {
    static final int EXAMINED_MAX = 1_000;

    private static final int BATCH_MAX = 100;
    private static final BigDecimal PRICE_KEY_MAX = new BigDecimal("9999999999");

    private final Table table;
    private final DynamoDbStockRepository stock;

    ProductLists(Table table, DynamoDbStockRepository stock) {
        this.table = table;
        this.stock = stock;
    }

    ProductSlice slice(ProductQuery query, Optional<String> position, int first) {
        if (!query.category().map(id -> Key.isPlausible(id.value())).orElse(true)) {
            return new ProductSlice(List.of(), Optional.empty(), false);
        }
        int batch = isServedByIndex(query) ? Math.min(first + 1, BATCH_MAX) : BATCH_MAX;
        MergedShelves shelves =
                MergedShelves.open(
                        table,
                        Index.of(query.sort(), query.category().isPresent()),
                        Shelves.of(query),
                        range(query, position),
                        batch);
        return collect(query, shelves, first, batch);
    }

    private ProductSlice collect(ProductQuery query, MergedShelves shelves, int first, int batch) {
        List<ProductSlice.Entry> entries = new ArrayList<>();
        Optional<String> end = Optional.empty();
        for (int examined = 0; examined < EXAMINED_MAX; examined += batch) {
            List<MergedShelves.Entry> found = shelves.take(batch);
            List<ProductSlice.Entry> matching = matching(query, found);
            int fitting = Math.min(first - entries.size(), matching.size());
            entries.addAll(matching.subList(0, fitting));
            if (fitting < matching.size()) {
                return new ProductSlice(entries, Optional.of(entries.getLast().position()), true);
            }
            if (found.isEmpty()) {
                return new ProductSlice(entries, end, false);
            }
            end = Optional.of(found.getLast().sortKey());
        }
        return new ProductSlice(entries, end, shelves.hasNext());
    }

    private List<ProductSlice.Entry> matching(ProductQuery query, List<MergedShelves.Entry> found) {
        Map<Key, Product> products =
                table.findAll(found.stream().map(MergedShelves.Entry::key).toList()).stream()
                        .collect(toMap(item -> item.key(), ProductItems::product));
        Map<ProductId, Stock> stocks =
                query.inStock().isPresent()
                        ? stock.findAll(
                                products.values().stream().map(Product::id).collect(toSet()))
                        : Map.of();
        List<ProductSlice.Entry> matching = new ArrayList<>();
        for (MergedShelves.Entry entry : found) {
            Product product = products.get(entry.key());
            if (product != null
                    && query.matches(product, stocks.getOrDefault(product.id(), Stock.NONE))) {
                matching.add(new ProductSlice.Entry(product, entry.sortKey()));
            }
        }
        return matching;
    }

    private static boolean isServedByIndex(ProductQuery query) {
        boolean pricesAre =
                query.priceMin().isEmpty() && query.priceMax().isEmpty() || isByPrice(query);
        boolean nameIs = query.namePrefix().isEmpty() || query.sort() == ProductSort.NAME;
        return pricesAre && nameIs && query.tag().isEmpty() && query.inStock().isEmpty();
    }

    private static MergedShelves.Range range(ProductQuery query, Optional<String> position) {
        String low = SortKeys.FIRST;
        String high = SortKeys.LAST;
        if (query.sort() == ProductSort.NAME) {
            String prefix = ProductQuery.folded(query.namePrefix().orElse(""));
            low = prefix.isEmpty() ? low : prefix;
            high = prefix + SortKeys.LAST;
        }
        if (isByPrice(query)) {
            low = query.priceMin().map(min -> priceKey(min, RoundingMode.DOWN)).orElse(low);
            high =
                    query.priceMax()
                            .map(max -> priceKey(max, RoundingMode.UP) + SortKeys.LAST)
                            .orElse(high);
        }
        boolean ascending =
                query.sort() == ProductSort.NAME || query.sort() == ProductSort.PRICE_ASCENDING;
        return new MergedShelves.Range(low, high, position, ascending);
    }

    private static String priceKey(BigDecimal amount, RoundingMode rounding) {
        return SortKeys.price(amount.min(PRICE_KEY_MAX), rounding);
    }

    private static boolean isByPrice(ProductQuery query) {
        return query.sort() == ProductSort.PRICE_ASCENDING
                || query.sort() == ProductSort.PRICE_DESCENDING;
    }
}
