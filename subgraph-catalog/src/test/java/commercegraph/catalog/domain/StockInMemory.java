package commercegraph.catalog.domain;

import commercegraph.catalog.domain.Reservation.Difference;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stock with the conditions of the real one. Before each step it lets somebody else in, as a store
/// does that others use too.
final class StockInMemory implements StockRepository {
    final Map<ProductId, Stock> stocks = new HashMap<>();
    final Map<OrderId, Reservation> reservations = new HashMap<>();
    Runnable meanwhile = () -> {};

    @Override
    public Map<ProductId, Stock> findAll(Set<ProductId> products) {
        Map<ProductId, Stock> found = new HashMap<>(stocks);
        found.keySet().retainAll(products);
        return found;
    }

    @Override
    public Optional<Reservation> reservation(OrderId order) {
        return Optional.ofNullable(reservations.get(order));
    }

    @Override
    public List<Reservation> expired(Instant now, int max) {
        return reservations.values().stream()
                .filter(reservation -> reservation.state() == Reservation.State.HELD)
                .filter(reservation -> reservation.expiresAt().isBefore(now))
                .sorted(Comparator.comparing(Reservation::expiresAt))
                .limit(max)
                .toList();
    }

    @Override
    public Moved move(StockMove move) {
        meanwhile.run();
        OrderId order = move.after().order();
        if (!reservation(order).equals(move.before())) {
            return new Moved.Outdated();
        }
        Set<ProductId> tooFew = new HashSet<>();
        move.differences()
                .forEach(
                        (product, difference) -> {
                            if (!fits(product, difference)) {
                                tooFew.add(product);
                            }
                        });
        if (!tooFew.isEmpty()) {
            return new Moved.Short(tooFew);
        }
        move.differences()
                .forEach(
                        (product, difference) ->
                                stocks.merge(
                                        product, Stock.NONE, (now, _) -> sum(now, difference)));
        reservations.put(order, move.after());
        return new Moved.Done();
    }

    private boolean fits(ProductId product, Difference difference) {
        Stock stock = stocks.get(product);
        return stock != null
                && stock.available() + difference.available() >= 0
                && stock.held() + difference.held() >= 0
                && stock.sold() + difference.sold() >= 0;
    }

    private static Stock sum(Stock stock, Difference difference) {
        return new Stock(
                stock.available() + difference.available(),
                stock.held() + difference.held(),
                stock.sold() + difference.sold());
    }
}
