package commercegraph.orders.api;

import commercegraph.orders.domain.Address;
import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderResult;
import commercegraph.orders.domain.Refusal;
import commercegraph.orders.domain.Shipment;
import commercegraph.schema.orders.types.OrderConnection;
import commercegraph.schema.orders.types.OrderEdge;
import commercegraph.schema.orders.types.OrderFailureCode;
import commercegraph.schema.orders.types.OrderPayload;
import commercegraph.schema.orders.types.OrderStatus;
import commercegraph.schema.orders.types.PageInfo;
import commercegraph.schema.orders.types.Payment;
import commercegraph.schema.orders.types.PaymentStatus;
import commercegraph.schema.orders.types.Product;
import commercegraph.schema.orders.types.User;
import commercegraph.schema.orders.types.UserError;
import commercegraph.schema.orders.types.UserErrorCode;
import commercegraph.support.paging.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Domain records to the contract's types.
final class Views {
    private Views() {}

    static commercegraph.schema.orders.types.Order order(Order order) {
        return commercegraph.schema.orders.types.Order.newBuilder()
                .id(order.id().value())
                .number(order.number())
                .buyer(User.newBuilder().id(order.buyer().value()).build())
                .buyerId(order.buyer().value())
                .status(OrderStatus.valueOf(order.status().name()))
                .total(money(order.total()))
                .shippingAddress(address(order.shippingAddress()))
                .payment(order.payment().map(status -> payment(order, status)).orElse(null))
                .failureCode(
                        order.failure()
                                .map(failure -> OrderFailureCode.valueOf(failure.code().name()))
                                .orElse(null))
                .failureReason(order.failure().map(failure -> failure.reason()).orElse(null))
                .trackingNumber(order.shipment().map(Shipment::trackingNumber).orElse(null))
                .placedAt(time(order.placedAt()))
                .updatedAt(time(order.updatedAt()))
                .build();
    }

    static commercegraph.schema.orders.types.OrderItem item(OrderItem item) {
        return commercegraph.schema.orders.types.OrderItem.newBuilder()
                .id(item.id())
                .product(Product.newBuilder().id(item.product().value()).build())
                .productId(item.product().value())
                .productName(item.productName())
                .quantity(item.quantity())
                .unitPrice(money(item.unitPrice()))
                .lineTotal(money(item.lineTotal()))
                .build();
    }

    static commercegraph.schema.orders.types.OrderEvent event(OrderEvent event) {
        return commercegraph.schema.orders.types.OrderEvent.newBuilder()
                .status(OrderStatus.valueOf(event.status().name()))
                .note(event.note().orElse(null))
                .occurredAt(time(event.occurredAt()))
                .build();
    }

    static commercegraph.schema.orders.types.Money money(Money money) {
        return commercegraph.schema.orders.types.Money.newBuilder()
                .amount(money.amount().toPlainString())
                .currency(money.currency().getCurrencyCode())
                .build();
    }

    static OrderConnection connection(Page<Order> page) {
        List<OrderEdge> edges =
                page.items().stream()
                        .map(
                                order ->
                                        OrderEdge.newBuilder()
                                                .node(order(order))
                                                .cursor(page.cursor(order))
                                                .build())
                        .toList();
        return OrderConnection.newBuilder()
                .edges(edges)
                .nodes(edges.stream().map(OrderEdge::getNode).toList())
                .pageInfo(
                        PageInfo.newBuilder()
                                .hasNextPage(page.hasNext())
                                .hasPreviousPage(page.hasPrevious())
                                .startCursor(page.startCursor())
                                .endCursor(page.endCursor())
                                .build())
                .build();
    }

    static OrderPayload payload(OrderResult result) {
        return switch (result) {
            case OrderResult.Accepted(var order) ->
                    OrderPayload.newBuilder().order(order(order)).userErrors(List.of()).build();
            case OrderResult.Refused(var refusals) ->
                    OrderPayload.newBuilder()
                            .userErrors(refusals.stream().map(Views::userError).toList())
                            .build();
        };
    }

    private static UserError userError(Refusal refusal) {
        return UserError.newBuilder()
                .code(UserErrorCode.valueOf(refusal.code().name()))
                .message(refusal.message())
                .field(refusal.field().isEmpty() ? null : refusal.field())
                .build();
    }

    private static Payment payment(Order order, commercegraph.orders.domain.PaymentStatus status) {
        return Payment.newBuilder()
                .status(PaymentStatus.valueOf(status.name()))
                .amount(money(order.total()))
                .build();
    }

    private static commercegraph.schema.orders.types.Address address(Address address) {
        return commercegraph.schema.orders.types.Address.newBuilder()
                .name(address.name())
                .line1(address.line1())
                .line2(address.line2().orElse(null))
                .city(address.city())
                .postalCode(address.postalCode())
                .country(address.country())
                .build();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
