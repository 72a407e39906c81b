package commercegraph.orders.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What orders need of the catalog subgraph. Stock calls are idempotent by order id. A method
/// throws where the catalog can't answer.
public interface Catalog {
    /// The products on sale of these ids, as they are now.
    Map<ProductId, CatalogProduct> products(Set<ProductId> ids);

    /// Holds stock for an order, all lines or none.
    Reservation reserve(OrderId order, Map<ProductId, Integer> quantities, Instant expiresAt);

    /// Turns what is held for an order into what it bought.
    ///
    /// @return false where nothing is held for it any more
    boolean commit(OrderId order);

    /// Gives back what an order holds or has bought. An order that has nothing is no error.
    void release(OrderId order);

    /// How a reservation went.
    sealed interface Reservation {
        record Held() implements Reservation {}

        record NotEnough() implements Reservation {}

        /// The catalog will never hold stock for this order.
        record Refused(List<String> reasons) implements Reservation {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }
}
