package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.ProductQuery;
import commercegraph.catalog.domain.ProductSlice;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.catalog.domain.Products;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Pages of the products of categories. Each is a query of its own to the store; they run side by
/// side.
@DgsDataLoader(name = "categoryProducts")
class CategoryProductsLoader
        implements MappedBatchLoader<CategoryProductsLoader.Page, ProductSlice> {
    private final Products products;
    private final Executor executor;

    CategoryProductsLoader(
            Products products, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.products = products;
        this.executor = executor;
    }

    record Page(
            CategoryId category,
            Set<ProductStatus> statuses,
            Optional<String> position,
            int first) {}

    @Override
    public CompletionStage<Map<Page, ProductSlice>> load(Set<Page> pages) {
        Map<Page, CompletableFuture<ProductSlice>> slices =
                pages.stream()
                        .collect(
                                toMap(
                                        Function.identity(),
                                        page -> supplyAsync(() -> slice(page), executor)));
        return allOf(slices.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        _ ->
                                slices.entrySet().stream()
                                        .collect(
                                                toMap(
                                                        Map.Entry::getKey,
                                                        entry -> entry.getValue().join())));
    }

    private ProductSlice slice(Page page) {
        return products.list(
                ProductQuery.of(page.category(), page.statuses()), page.position(), page.first());
    }
}
