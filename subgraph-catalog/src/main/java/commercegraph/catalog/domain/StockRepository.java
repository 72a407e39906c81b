package commercegraph.catalog.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where stock and reservations are kept. Fails with UNAVAILABLE when the store does not answer in
/// bounded time.
public interface StockRepository {
    /// Unknown products are left out.
    Map<ProductId, Stock> findAll(Set<ProductId> products);

    Optional<Reservation> reservation(OrderId order);

    /// Holds that were to end before `now`, the oldest first, at most `max`.
    List<Reservation> expired(Instant now, int max);

    /// Makes the step with all its differences, or nothing of it: in one transaction, on disk when
    /// the method returns.
    Moved move(StockMove move);

    /// How a step ended.
    sealed interface Moved {
        record Done() implements Moved {}

        /// The reservation is not any more what the step was made from.
        record Outdated() implements Moved {}

        /// Of these there are too few units, or none ever were.
        record Short(Set<ProductId> products) implements Moved {
            public Short {
                products = Set.copyOf(products);
            }
        }
    }
}
