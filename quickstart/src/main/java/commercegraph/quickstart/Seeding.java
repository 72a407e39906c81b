package commercegraph.quickstart;

import commercegraph.catalog.app.CatalogSeeds;
import commercegraph.catalog.app.CatalogSeeds.SeededProduct;
import commercegraph.metrics.app.MetricsSeeding;
import commercegraph.orders.app.OrderSeeds;
import commercegraph.support.seeds.SeedIds;
import commercegraph.users.app.UsersSeed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// Fills the empty stores: ids and content the same each time, times relative to the first start.
final class Seeding {
    private Seeding() {}

    static void run(Subgraphs subgraphs, Instant firstStart, Parallel parallel) {
        List<SeededProduct> products = CatalogSeeds.seededProducts();
        CompletableFuture.allOf(
                        parallel.run(
                                "seeding of users",
                                () ->
                                        UsersSeed.seed(
                                                subgraphs.users(), Secrets.PASSWORD, firstStart)),
                        parallel.run(
                                "seeding of products",
                                () -> CatalogSeeds.write(subgraphs.catalog(), firstStart)),
                        parallel.run(
                                "seeding of orders",
                                () ->
                                        OrderSeeds.plant(
                                                subgraphs.orders(), ordered(products), firstStart)),
                        parallel.run(
                                "seeding of interactions",
                                () ->
                                        MetricsSeeding.seed(
                                                subgraphs.metrics(),
                                                users(),
                                                seen(products),
                                                firstStart)))
                .join();
    }

    private static List<String> users() {
        return IntStream.rangeClosed(1, UsersSeed.USERS).mapToObj(SeedIds::user).toList();
    }

    private static List<OrderSeeds.SeedProduct> ordered(List<SeededProduct> products) {
        return products.stream()
                .map(
                        product ->
                                new OrderSeeds.SeedProduct(
                                        product.id(),
                                        product.name(),
                                        product.price(),
                                        product.currency()))
                .toList();
    }

    private static List<MetricsSeeding.SeededProduct> seen(List<SeededProduct> products) {
        return products.stream()
                .map(
                        product ->
                                new MetricsSeeding.SeededProduct(
                                        product.id(), product.topLevelCategory()))
                .toList();
    }
}
