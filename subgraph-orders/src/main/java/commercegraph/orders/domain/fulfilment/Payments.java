package commercegraph.orders.domain.fulfilment;

import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.OrderId;

/// A payment provider. The order's id is the idempotency key of its charge: it is taken once,
/// however often it is asked for.
public interface Payments {
    /// Whether a token can be one of this provider's.
    boolean accepts(String token);

    Charge charge(OrderId order, Money amount, String token);

    /// Gives back what was taken for an order, once; where nothing was taken, nothing will be after
    /// this.
    ///
    /// @return whether money went back, now or by an earlier call
    boolean refund(OrderId order);

    /// How a charge went.
    sealed interface Charge {
        record Captured() implements Charge {}

        /// For good.
        record Declined() implements Charge {}

        /// In passing: the next try may do better.
        record Unavailable() implements Charge {}
    }
}
