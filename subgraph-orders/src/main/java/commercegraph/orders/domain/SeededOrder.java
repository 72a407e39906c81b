package commercegraph.orders.domain;

import java.util.List;

/// An order with its past, for a store that begins with some.
public record SeededOrder(Order order, List<OrderItem> items, List<OrderEvent> history) {
    public SeededOrder {
        items = List.copyOf(items);
        history = List.copyOf(history);
    }
}
