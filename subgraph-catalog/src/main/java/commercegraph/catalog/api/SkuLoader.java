package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Products;
import commercegraph.catalog.domain.Sku;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Ids of products by SKU.
@DgsDataLoader(name = "skus")
class SkuLoader implements MappedBatchLoader<Sku, ProductId> {
    private final Products products;
    private final Executor executor;

    SkuLoader(Products products, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.products = products;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<Sku, ProductId>> load(Set<Sku> skus) {
        return supplyAsync(() -> products.findBySku(skus), executor);
    }
}
