package commercegraph.catalog.domain;

import commercegraph.catalog.domain.Reservation.Difference;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A step of an order's reservation, with what it does to the stock.
///
/// @param before empty when the order has none yet
public record StockMove(Optional<Reservation> before, Reservation after) {

    /// What changes of each product's stock; products of which nothing does are left out.
    public Map<ProductId, Difference> differences() {
        Map<ProductId, Difference> differences = new TreeMap<>(ProductId.ORDER);
        differences.putAll(after.effect());
        before.map(Reservation::effect)
                .ifPresent(
                        undone ->
                                undone.forEach(
                                        (product, effect) ->
                                                differences.merge(
                                                        product,
                                                        effect.negated(),
                                                        Difference::plus)));
        differences.values().removeIf(Difference.NONE::equals);
        return differences;
    }
}
