package commercegraph.orders.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.UserId;
import commercegraph.schema.orders.types.Order;
import commercegraph.schema.orders.types.OrderConnection;
import commercegraph.schema.orders.types.OrderEvent;
import commercegraph.schema.orders.types.OrderFilter;
import commercegraph.schema.orders.types.OrderItem;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import commercegraph.support.paging.PageRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

@DgsComponent
class OrderDataFetcher {
    private final OrderQueries orders;

    OrderDataFetcher(OrderQueries orders) {
        this.orders = orders;
    }

    @DgsQuery
    CompletableFuture<@Nullable Order> order(
            @InputArgument String id, DgsDataFetchingEnvironment env) {
        return load(id, env);
    }

    @DgsEntityFetcher(name = "Order")
    CompletableFuture<@Nullable Order> resolveReference(
            Map<String, Object> representation, DgsDataFetchingEnvironment env) {
        return load(String.valueOf(representation.get("id")), env);
    }

    @DgsQuery
    OrderConnection orders(
            @InputArgument @Nullable Integer first,
            @InputArgument @Nullable String after,
            @InputArgument @Nullable OrderFilter filter,
            DgsDataFetchingEnvironment env) {
        Caller.of(env).require("orders:read");
        PageRequest request = PageRequest.of(first, after, Positions.FIRST_MAX);
        List<commercegraph.orders.domain.Order> found =
                isOfNobody(filter)
                        ? List.of()
                        : orders.page(filter(filter), Positions.slice(request));
        return Views.connection(Positions.page(found, request));
    }

    @DgsData(parentType = "Order", field = "items")
    CompletableFuture<List<OrderItem>> items(DgsDataFetchingEnvironment env) {
        return env.<OrderId, List<OrderItem>>getDataLoader(OrderItemsLoader.class).load(id(env));
    }

    @DgsData(parentType = "Order", field = "history")
    CompletableFuture<List<OrderEvent>> history(DgsDataFetchingEnvironment env) {
        return env.<OrderId, List<OrderEvent>>getDataLoader(OrderHistoryLoader.class).load(id(env));
    }

    /// However an order is reached, it is loaded here: its buyer and orders:read see it. An id that
    /// is none is nobody's order.
    private static CompletableFuture<@Nullable Order> load(
            String id, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.requireUser();
        Optional<OrderId> orderId = OrderId.parse(id);
        if (orderId.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return env.<OrderId, @Nullable Order>getDataLoader(OrderLoader.class)
                .load(orderId.get())
                .thenApply(order -> visible(order, caller));
    }

    private static @Nullable Order visible(@Nullable Order order, Caller caller) {
        if (order != null && !caller.maySee(order.getBuyerId(), "orders:read")) {
            throw GraphFailure.forbidden("This order is its buyer's; seeing it needs orders:read");
        }
        return order;
    }

    private static OrderId id(DgsDataFetchingEnvironment env) {
        return new OrderId(Objects.requireNonNull(env.<Order>getSource()).getId());
    }

    /// A buyer whose id is no id has no orders.
    private static boolean isOfNobody(@Nullable OrderFilter filter) {
        return filter != null
                && filter.getBuyerId() != null
                && UserId.parse(filter.getBuyerId()).isEmpty();
    }

    private static commercegraph.orders.domain.OrderFilter filter(@Nullable OrderFilter filter) {
        Optional<OrderFilter> given = Optional.ofNullable(filter);
        return new commercegraph.orders.domain.OrderFilter(
                given.map(OrderFilter::getBuyerId).flatMap(UserId::parse),
                given.map(OrderFilter::getStatus).map(status -> OrderStatus.valueOf(status.name())),
                given.map(OrderFilter::getPlacedSince)
                        .map(OffsetDateTime::toInstant)
                        .map(Positions::bounded),
                given.map(OrderFilter::getPlacedUntil)
                        .map(OffsetDateTime::toInstant)
                        .map(Positions::bounded));
    }
}
