package commercegraph.orders.domain;

import java.time.Instant;
import java.util.List;

/// An order that is ready to be written; it gets its number in the store.
public record NewOrder(
        OrderId id,
        UserId buyer,
        List<OrderItem> items,
        Money total,
        Address shippingAddress,
        String paymentToken,
        String idempotencyKey,
        String inputHash,
        String correlationId,
        Instant placedAt) {
    public NewOrder {
        items = List.copyOf(items);
    }
}
