package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Reservation;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockMove;
import commercegraph.catalog.domain.StockRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stock that lets somebody else in between reading and writing.
final class InterruptedStock implements StockRepository {
    private final StockRepository stock;
    Runnable meanwhile = () -> {};

    InterruptedStock(StockRepository stock) {
        this.stock = stock;
    }

    @Override
    public Map<ProductId, Stock> findAll(Set<ProductId> products) {
        return stock.findAll(products);
    }

    @Override
    public Optional<Reservation> reservation(OrderId order) {
        return stock.reservation(order);
    }

    @Override
    public List<Reservation> expired(Instant now, int max) {
        return stock.expired(now, max);
    }

    @Override
    public Moved move(StockMove move) {
        meanwhile.run();
        return stock.move(move);
    }
}
