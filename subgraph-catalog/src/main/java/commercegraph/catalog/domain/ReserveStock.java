package commercegraph.catalog.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Stock to be held for an order, as the orders service asks for it: nothing is checked yet.
///
/// @param expiresAt empty: after [StockKeeping#HOLD_DEFAULT]
public record ReserveStock(OrderId order, List<Line> lines, Optional<Instant> expiresAt) {
    public ReserveStock {
        lines = List.copyOf(lines);
    }

    /// A product may stand in several.
    public record Line(ProductId product, int quantity) {}
}
