package commercegraph.orders.testing;

import commercegraph.orders.domain.Catalog;
import commercegraph.orders.domain.CatalogProduct;
import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.ProductId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A catalog in memory that keeps stock as the real one does: idempotent by order, and nothing is
/// held again for an order that has given back. Every product of any id is there, at 2.50 EUR.
public final class StockKeeper implements Catalog {
    private enum Holding {
        HELD,
        SOLD,
        RELEASED
    }

    private record Reserved(Holding holding, Map<ProductId, Integer> quantities) {}

    private final Map<ProductId, Integer> available = new HashMap<>();
    private final Map<OrderId, Reserved> reservations = new HashMap<>();

    public synchronized void stock(ProductId product, int units) {
        available.put(product, units);
    }

    public synchronized int available(ProductId product) {
        return available.getOrDefault(product, 0);
    }

    /// As if the time of every hold had run out.
    public synchronized void expireHolds() {
        Map.copyOf(reservations)
                .forEach(
                        (order, reserved) -> {
                            if (reserved.holding() == Holding.HELD) {
                                release(order);
                            }
                        });
    }

    @Override
    public synchronized Map<ProductId, CatalogProduct> products(Set<ProductId> ids) {
        Map<ProductId, CatalogProduct> products = new HashMap<>();
        ids.forEach(
                id ->
                        products.put(
                                id,
                                new CatalogProduct(
                                        id, "Tea", Money.of("2.50", "EUR"), available(id))));
        return products;
    }

    @Override
    public synchronized Reservation reserve(
            OrderId order, Map<ProductId, Integer> quantities, Instant expiresAt) {
        Reserved before = reservations.get(order);
        if (before != null) {
            return before.holding() == Holding.RELEASED
                    ? new Reservation.Refused(List.of("released"))
                    : new Reservation.Held();
        }
        if (quantities.entrySet().stream()
                .anyMatch(line -> available(line.getKey()) < line.getValue())) {
            return new Reservation.NotEnough();
        }
        quantities.forEach((product, units) -> available.merge(product, -units, Integer::sum));
        reservations.put(order, new Reserved(Holding.HELD, Map.copyOf(quantities)));
        return new Reservation.Held();
    }

    @Override
    public synchronized boolean commit(OrderId order) {
        Reserved before = reservations.get(order);
        if (before == null || before.holding() == Holding.RELEASED) {
            return false;
        }
        reservations.put(order, new Reserved(Holding.SOLD, before.quantities()));
        return true;
    }

    @Override
    public synchronized void release(OrderId order) {
        Reserved before = reservations.get(order);
        if (before != null && before.holding() != Holding.RELEASED) {
            before.quantities()
                    .forEach((product, units) -> available.merge(product, units, Integer::sum));
        }
        reservations.put(order, new Reserved(Holding.RELEASED, Map.of()));
    }
}
