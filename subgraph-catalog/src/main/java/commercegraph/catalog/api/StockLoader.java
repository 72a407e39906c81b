package commercegraph.catalog.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockKeeping;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Stock by product.
@DgsDataLoader(name = "stock")
class StockLoader implements MappedBatchLoader<ProductId, Stock> {
    private final StockKeeping stock;
    private final Executor executor;

    StockLoader(StockKeeping stock, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.stock = stock;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<ProductId, Stock>> load(Set<ProductId> products) {
        return supplyAsync(() -> stock.find(products), executor);
    }
}
