package commercegraph.orders.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.orders.domain.Address;
import commercegraph.orders.domain.OrderChanges;
import commercegraph.orders.domain.OrderChanges.Request;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderPlacing;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.orders.domain.OrderResult;
import commercegraph.orders.domain.PlaceOrder;
import commercegraph.orders.domain.Refusal;
import commercegraph.orders.domain.Shipment;
import commercegraph.orders.domain.UserId;
import commercegraph.schema.orders.types.AddressInput;
import commercegraph.schema.orders.types.CancelOrderInput;
import commercegraph.schema.orders.types.DeliverOrderInput;
import commercegraph.schema.orders.types.OrderPayload;
import commercegraph.schema.orders.types.PlaceOrderInput;
import commercegraph.schema.orders.types.ShipOrderInput;
import commercegraph.support.correlation.CorrelationId;
import commercegraph.support.identity.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

@DgsComponent
class OrderMutation {
    private static final String WRITE = "orders:write";

    private final OrderPlacing placing;
    private final OrderChanges changes;
    private final OrderQueries orders;

    OrderMutation(OrderPlacing placing, OrderChanges changes, OrderQueries orders) {
        this.placing = placing;
        this.changes = changes;
        this.orders = orders;
    }

    /// The neighbours that are asked get this request's correlation id by the log's context.
    @DgsMutation
    OrderPayload placeOrder(@InputArgument PlaceOrderInput input, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        PlaceOrder order =
                new PlaceOrder(
                        new UserId(caller.requireUser()),
                        input.getItems().stream()
                                .map(
                                        item ->
                                                new PlaceOrder.Line(
                                                        item.getProductId(), item.getQuantity()))
                                .toList(),
                        address(input.getShippingAddress()),
                        input.getPaymentToken(),
                        input.getIdempotencyKey(),
                        caller.correlationId());
        try (var _ = MDC.putCloseable(CorrelationId.LOG_KEY, caller.correlationId())) {
            return Views.payload(placing.place(order));
        }
    }

    @DgsMutation
    OrderPayload cancelOrder(
            @InputArgument CancelOrderInput input, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.requireUser();
        OrderId.parse(input.getId())
                .map(id -> orders.orders(Set.of(id)).get(id))
                .ifPresent(order -> caller.requireOwnOr(order.buyer().value(), WRITE));
        return change(
                caller,
                input.getId(),
                input.getIdempotencyKey(),
                request -> changes.cancel(request, Optional.ofNullable(input.getReason())));
    }

    @DgsMutation
    OrderPayload shipOrder(@InputArgument ShipOrderInput input, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.require(WRITE);
        return change(
                caller,
                input.getId(),
                input.getIdempotencyKey(),
                request ->
                        changes.ship(
                                request,
                                new Shipment(input.getCarrier(), input.getTrackingNumber())));
    }

    @DgsMutation
    OrderPayload deliverOrder(
            @InputArgument DeliverOrderInput input, DgsDataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        caller.require(WRITE);
        return change(caller, input.getId(), input.getIdempotencyKey(), changes::deliver);
    }

    private static OrderPayload change(
            Caller caller, String id, @Nullable String key, Function<Request, OrderResult> change) {
        UserId user = new UserId(caller.requireUser());
        return Views.payload(
                OrderId.parse(id)
                        .map(
                                order ->
                                        change.apply(
                                                new Request(user, order, Optional.ofNullable(key))))
                        .orElseGet(() -> new OrderResult.Refused(List.of(Refusal.unknownOrder()))));
    }

    private static Address address(AddressInput address) {
        return new Address(
                address.getName(),
                address.getLine1(),
                Optional.ofNullable(address.getLine2()),
                address.getCity(),
                address.getPostalCode(),
                address.getCountry());
    }
}
