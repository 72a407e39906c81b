package commercegraph.orders.domain;

import java.time.Instant;
import java.util.Optional;

/// An order without its items and history, which are read by themselves.
///
/// @param payment empty where nothing was paid and nothing will be
/// @param placedAt and `updatedAt`: to the microsecond, as PostgreSQL keeps them
public record Order(
        OrderId id,
        String number,
        UserId buyer,
        OrderStatus status,
        Money total,
        Address shippingAddress,
        Optional<PaymentStatus> payment,
        Optional<Failure> failure,
        Optional<Shipment> shipment,
        Instant placedAt,
        Instant updatedAt) {

    public OrderPosition position() {
        return new OrderPosition(placedAt, id);
    }

    /// @throws IllegalStateException where the order may not go there
    public Order to(OrderStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException(
                    "an order that is %s does not become %s".formatted(status, next));
        }
        return new Order(
                id,
                number,
                buyer,
                next,
                total,
                shippingAddress,
                payment,
                failure,
                shipment,
                placedAt,
                now);
    }

    public Order withPayment(Optional<PaymentStatus> changed, Instant now) {
        return new Order(
                id,
                number,
                buyer,
                status,
                total,
                shippingAddress,
                changed,
                failure,
                shipment,
                placedAt,
                now);
    }

    public Order withFailure(Failure why) {
        return new Order(
                id,
                number,
                buyer,
                status,
                total,
                shippingAddress,
                payment,
                Optional.of(why),
                shipment,
                placedAt,
                updatedAt);
    }

    public Order withShipment(Shipment sent) {
        return new Order(
                id,
                number,
                buyer,
                status,
                total,
                shippingAddress,
                payment,
                failure,
                Optional.of(sent),
                placedAt,
                updatedAt);
    }
}
