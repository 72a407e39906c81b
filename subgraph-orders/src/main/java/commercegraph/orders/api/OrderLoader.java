package commercegraph.orders.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.schema.orders.types.Order;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "orders")
class OrderLoader implements MappedBatchLoader<OrderId, Order> {
    private final OrderQueries orders;
    private final Executor executor;

    OrderLoader(OrderQueries orders, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.orders = orders;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<OrderId, Order>> load(Set<OrderId> ids) {
        return supplyAsync(
                () ->
                        orders.orders(ids).entrySet().stream()
                                .collect(
                                        toMap(
                                                Map.Entry::getKey,
                                                entry -> Views.order(entry.getValue()))),
                executor);
    }
}
