package commercegraph.orders.domain;

import java.util.List;

/// Takes the orders that a store begins with.
public interface SeedRepository {
    /// Writes all of them in one transaction, where there is no order yet.
    ///
    /// @return false where there was one: nothing is written
    boolean plant(List<SeededOrder> orders);
}
