package commercegraph.orders.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes orders. Each method is one transaction, on disk when it returns.
public interface OrderRepository {
    /// Writes order, items, first event and outbox message together, unless this buyer has used the
    /// key before.
    ///
    /// @return the order of the key: the new one, or the earlier one with the hash of its input;
    ///     empty, and nothing is written, where the buyer's account is known to be deleted
    Optional<PlacedOrder> place(NewOrder order);

    /// The order that a buyer placed with a key, however long ago.
    Optional<PlacedOrder> findPlaced(UserId buyer, String idempotencyKey);

    Optional<Order> find(OrderId id);

    List<OrderItem> items(OrderId id);

    /// The token that pays for an order; kept only until the payment is settled.
    Optional<String> paymentToken(OrderId id);

    /// Locks the order, lets `decision` look at it, and writes what it decides.
    ChangeResult change(OrderId id, Optional<RequestKey> key, Decision decision);

    /// Orders that are CONFIRMED since before an instant, by a fulfilment that ran here; at most
    /// `limit`.
    List<OrderId> confirmedBefore(Instant instant, int limit);

    /// Looks at an order under its lock. Empty: nothing changes.
    @FunctionalInterface
    interface Decision {
        Optional<OrderChange> decide(Order current);
    }

    /// @param inputHash of the input with which the key was used first
    record PlacedOrder(Order order, String inputHash) {}
}
