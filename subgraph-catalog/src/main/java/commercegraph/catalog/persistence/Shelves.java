package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductQuery;
import commercegraph.catalog.domain.ProductStatus;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The partitions of the indexes. The list of all products, and that of holds, would each be one
/// hot partition: they are spread over [#SHARDS] by id and merged when read.
final class Shelves {
    static final int SHARDS = 4;
    static final String CATEGORIES = "CATEGORIES";

    private Shelves() {}

    static String of(Product product) {
        return "PRODUCTS#" + product.status() + "#" + shard(product.id().value());
    }

    static String of(CategoryId category, ProductStatus status) {
        return "CATEGORY#" + category + "#" + status;
    }

    /// All on which a list finds its products.
    static List<String> of(ProductQuery query) {
        return query.statuses().stream()
                .flatMap(
                        status ->
                                query.category()
                                        .map(category -> Stream.of(of(category, status)))
                                        .orElseGet(() -> shards("PRODUCTS#" + status + "#")))
                .toList();
    }

    static String ofHold(String order) {
        return "HOLDS#" + shard(order);
    }

    static List<String> ofHolds() {
        return shards("HOLDS#").toList();
    }

    private static Stream<String> shards(String prefix) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> prefix + shard);
    }

    private static int shard(String id) {
        return Math.floorMod(id.hashCode(), SHARDS);
    }
}
