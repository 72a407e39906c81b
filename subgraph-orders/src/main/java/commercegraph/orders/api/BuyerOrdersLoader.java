package commercegraph.orders.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.orders.domain.BuyerPage;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderQueries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// Pages of many buyers, with whatever arguments, in one read.
@DgsDataLoader(name = "buyerOrders")
class BuyerOrdersLoader implements MappedBatchLoader<BuyerPage, List<Order>> {
    private final OrderQueries orders;
    private final Executor executor;

    BuyerOrdersLoader(OrderQueries orders, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.orders = orders;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<BuyerPage, List<Order>>> load(Set<BuyerPage> pages) {
        return supplyAsync(() -> orders.pages(pages), executor);
    }
}
