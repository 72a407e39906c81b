package commercegraph.catalog.persistence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Reservation;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockMove;
import commercegraph.catalog.domain.StockRepository;
import commercegraph.catalog.domain.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stock and reservations in the table.
@Repository
class DynamoDbStockRepository implements StockRepository {
    private final Table table;

    DynamoDbStockRepository(Table table) {
        this.table = table;
    }

    @Override
    public Map<ProductId, Stock> findAll(Set<ProductId> products) {
        List<Key> keys =
                products.stream()
                        .filter(id -> Key.isPlausible(id.value()))
                        .map(Key::stock)
                        .toList();
        return table.findAll(keys).stream()
                .collect(toMap(item -> new ProductId(item.key().id()), StockItems::stock));
    }

    @Override
    public Optional<Reservation> reservation(OrderId order) {
        return table.find(Key.reservation(order)).map(StockItems::reservation);
    }

    @Override
    public List<Reservation> expired(Instant now, int max) {
        var due =
                new MergedShelves.Range(SortKeys.FIRST, SortKeys.time(now), Optional.empty(), true);
        List<Key> keys =
                MergedShelves.open(table, Index.NEWEST, Shelves.ofHolds(), due, max)
                        .take(max)
                        .stream()
                        .map(MergedShelves.Entry::key)
                        .toList();
        return table.findAll(keys).stream()
                .map(StockItems::reservation)
                .filter(hold -> hold.state() == Reservation.State.HELD)
                .filter(hold -> hold.expiresAt().isBefore(now))
                .sorted(Comparator.comparing(Reservation::expiresAt))
                .toList();
    }

    @Override
    public Moved move(StockMove move) {
        List<ProductId> products = new ArrayList<>();
        Writes writes = new Writes(table);
        Item reservation = StockItems.item(move.after());
        if (move.before().isEmpty()) {
            writes.putNew(reservation, Written.OUTDATED);
        } else {
            int revision = move.before().get().revision();
            writes.putIf(
                    reservation,
                    "revision = :before",
                    Map.of(":before", AttributeValue.fromN(Integer.toString(revision))),
                    Written.OUTDATED);
        }
        move.differences()
                .forEach(
                        (product, difference) -> {
                            if (Key.isPlausible(product.value())) {
                                StockItems.change(product, difference, writes);
                                products.add(product);
                            }
                        });
        if (products.size() < move.differences().size()) {
            return new Moved.Short(unknown(move, products));
        }
        Set<Integer> refused = table.write(writes.actions());
        if (refused.isEmpty()) {
            return new Moved.Done();
        }
        return refused.contains(0)
                ? new Moved.Outdated()
                : new Moved.Short(
                        refused.stream().map(index -> products.get(index - 1)).collect(toSet()));
    }

    private static Set<ProductId> unknown(StockMove move, List<ProductId> plausible) {
        return move.differences().keySet().stream()
                .filter(product -> !plausible.contains(product))
                .collect(toSet());
    }
}
