package commercegraph.orders.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.orders.domain.BuyerPage;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.UserId;
import commercegraph.schema.orders.types.OrderConnection;
import commercegraph.schema.orders.types.User;
import commercegraph.support.identity.Caller;
import commercegraph.support.paging.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The order history of users, who are the users subgraph's: here a user is an id.
@DgsComponent
class UserOrdersDataFetcher {
    @DgsEntityFetcher(name = "User")
    User resolveReference(Map<String, Object> representation) {
        return User.newBuilder().id(String.valueOf(representation.get("id"))).build();
    }

    @DgsData(parentType = "User", field = "orders")
    CompletableFuture<OrderConnection> orders(
            @InputArgument @Nullable Integer first,
            @InputArgument @Nullable String after,
            @InputArgument commercegraph.schema.orders.types.@Nullable OrderStatus status,
            DgsDataFetchingEnvironment env) {
        String id = Objects.requireNonNull(env.<User>getSource()).getId();
        Caller.of(env).requireOwnOr(id, "orders:read");
        PageRequest request = PageRequest.of(first, after, Positions.FIRST_MAX);
        return UserId.parse(id)
                .map(
                        buyer ->
                                new BuyerPage(
                                        buyer,
                                        Optional.ofNullable(status)
                                                .map(given -> OrderStatus.valueOf(given.name())),
                                        Positions.slice(request)))
                .map(page -> load(page, env))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()))
                .thenApply(found -> Views.connection(Positions.page(found, request)));
    }

    private static CompletableFuture<List<Order>> load(
            BuyerPage page, DgsDataFetchingEnvironment env) {
        return env.<BuyerPage, List<Order>>getDataLoader(BuyerOrdersLoader.class).load(page);
    }
}
