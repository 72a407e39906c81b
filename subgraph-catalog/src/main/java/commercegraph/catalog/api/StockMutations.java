package commercegraph.catalog.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ReservationResult;
import commercegraph.catalog.domain.ReserveStock;
import commercegraph.catalog.domain.StockKeeping;
import commercegraph.schema.catalog.types.ReservationPayload;
import commercegraph.support.identity.Caller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Stock for orders, by the services that are listed for it.
@DgsComponent
class StockMutations {
    private final StockKeeping stock;
    private final Access access;

    StockMutations(StockKeeping stock, Access access) {
        this.stock = stock;
        this.access = access;
    }

    @DgsMutation
    ReservationPayload reserveStock(DgsDataFetchingEnvironment env) {
        access.requireService(Caller.of(env));
        Input input = Input.of(env);
        List<ReserveStock.Line> lines =
                input.objects("lines").stream()
                        .map(
                                line ->
                                        new ReserveStock.Line(
                                                new ProductId(line.text("productId")),
                                                line.number("quantity")))
                        .toList();
        Optional<Instant> expiresAt =
                Optional.ofNullable((OffsetDateTime) input.fields().get("expiresAt"))
                        .map(OffsetDateTime::toInstant);
        String order = input.text("orderId");
        return payload(
                order, stock.reserve(new ReserveStock(new OrderId(order), lines, expiresAt)));
    }

    @DgsMutation
    ReservationPayload commitStock(@InputArgument String orderId, DgsDataFetchingEnvironment env) {
        access.requireService(Caller.of(env));
        return payload(orderId, stock.commit(new OrderId(orderId)));
    }

    @DgsMutation
    ReservationPayload releaseStock(@InputArgument String orderId, DgsDataFetchingEnvironment env) {
        access.requireService(Caller.of(env));
        return payload(orderId, stock.release(new OrderId(orderId)));
    }

    private static ReservationPayload payload(String order, ReservationResult result) {
        var payload = ReservationPayload.newBuilder().orderId(order);
        return switch (result) {
            case ReservationResult.Reserved() ->
                    payload.reserved(true).userErrors(List.of()).build();
            case ReservationResult.Released() ->
                    payload.reserved(false).userErrors(List.of()).build();
            case ReservationResult.Refused(var faults) ->
                    payload.reserved(false).userErrors(Views.of(faults)).build();
        };
    }
}
