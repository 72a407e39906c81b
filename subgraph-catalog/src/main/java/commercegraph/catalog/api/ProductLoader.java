package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Products;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Products by id.
@DgsDataLoader(name = "products")
class ProductLoader implements MappedBatchLoader<ProductId, Product> {
    private final Products products;
    private final Executor executor;

    ProductLoader(Products products, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.products = products;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<ProductId, Product>> load(Set<ProductId> ids) {
        return supplyAsync(
                () -> products.find(ids).stream().collect(toMap(Product::id, Function.identity())),
                executor);
    }
}
