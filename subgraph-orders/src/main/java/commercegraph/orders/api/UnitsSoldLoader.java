package commercegraph.orders.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.orders.domain.ProductId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "unitsSold")
class UnitsSoldLoader implements MappedBatchLoader<ProductId, Long> {
    private final OrderQueries orders;
    private final Executor executor;

    UnitsSoldLoader(OrderQueries orders, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.orders = orders;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<ProductId, Long>> load(Set<ProductId> ids) {
        return supplyAsync(() -> orders.unitsSold(ids), executor);
    }
}
