package commercegraph.orders.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.schema.orders.types.OrderEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

@DgsDataLoader(name = "orderHistory")
class OrderHistoryLoader implements MappedBatchLoader<OrderId, List<OrderEvent>> {
    private final OrderQueries orders;
    private final Executor executor;

    OrderHistoryLoader(OrderQueries orders, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.orders = orders;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Map<OrderId, List<OrderEvent>>> load(Set<OrderId> ids) {
        return supplyAsync(
                () ->
                        orders.history(ids).entrySet().stream()
                                .collect(
                                        toMap(
                                                Map.Entry::getKey,
                                                entry ->
                                                        entry.getValue().stream()
                                                                .map(Views::event)
                                                                .toList())),
                executor);
    }
}
