package commercegraph.orders.domain;

import java.util.Optional;

/// What is written together when an order changes: its new state, an event for its history, and
/// what the workflow is told.
public record OrderChange(Order order, Optional<OrderEvent> event, Optional<Intent> intent) {
    /// A change that the history does not speak of.
    public static OrderChange silent(Order order) {
        return new OrderChange(order, Optional.empty(), Optional.empty());
    }

    /// A change of status, told in the history.
    public static OrderChange status(Order order, Optional<String> note) {
        return new OrderChange(
                order,
                Optional.of(new OrderEvent(order.status(), note, order.updatedAt())),
                Optional.empty());
    }

    public OrderChange telling(Intent workflow) {
        return new OrderChange(order, event, Optional.of(workflow));
    }
}
