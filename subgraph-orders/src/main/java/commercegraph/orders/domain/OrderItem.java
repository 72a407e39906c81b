package commercegraph.orders.domain;

/// One line of an order, with name and price as they were when it was placed.
public record OrderItem(
        String id, ProductId product, String productName, int quantity, Money unitPrice) {
    public Money lineTotal() {
        return unitPrice.times(quantity);
    }
}
