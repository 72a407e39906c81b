package commercegraph.orders.domain;

import java.util.List;

/// What a buyer asks for, as it came in: nothing of it is checked yet.
public record PlaceOrder(
        UserId buyer,
        List<Line> lines,
        Address shippingAddress,
        String paymentToken,
        String idempotencyKey,
        String correlationId) {
    public PlaceOrder {
        lines = List.copyOf(lines);
    }

    public record Line(String productId, int quantity) {}

    /// The input in a form whose hash tells one from another. Buyer, key and correlation id are not
    /// of it.
    Object canonical() {
        return List.of(
                lines.stream().map(line -> List.of(line.productId(), line.quantity())).toList(),
                shippingAddress.name(),
                shippingAddress.line1(),
                shippingAddress.line2().map(List::of).orElse(List.of()),
                shippingAddress.city(),
                shippingAddress.postalCode(),
                shippingAddress.country(),
                paymentToken);
    }

    /// A payment token has no place in a log.
    @Override
    public String toString() {
        return "PlaceOrder[buyer=%s, lines=%s]".formatted(buyer, lines);
    }
}
