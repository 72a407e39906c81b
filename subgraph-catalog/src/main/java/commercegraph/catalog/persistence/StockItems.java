package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Reservation;
import commercegraph.catalog.domain.Reservation.Difference;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockAdjustment;
import commercegraph.catalog.domain.Written;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stock and reservations as items.
final class StockItems {
    /// A quantity is a GraphQL Int; this leaves room for what orders bring back.
    static final int AVAILABLE_MAX = 1_000_000_000;

    private StockItems() {}

    static Item item(ProductId product, int quantity) {
        return Item.at(Key.stock(product))
                .with("available", quantity)
                .with("held", 0)
                .with("sold", 0);
    }

    static Stock stock(Item item) {
        return new Stock(item.number("available"), item.number("held"), item.number("sold"));
    }

    static Item item(Reservation reservation) {
        Item units = Item.empty();
        reservation.units().forEach((product, count) -> units.with(product.value(), count));
        Item item =
                Item.at(Key.reservation(reservation.order()))
                        .with("units", units)
                        .with("state", reservation.state().name())
                        .with("holdUntil", reservation.expiresAt())
                        .with("revision", reservation.revision());
        if (reservation.state() == Reservation.State.HELD) {
            String order = reservation.order().value();
            item.with("shelf", Shelves.ofHold(order))
                    .with("newestKey", SortKeys.due(reservation.expiresAt(), order));
        }
        return item;
    }

    static Reservation reservation(Item item) {
        Map<ProductId, Integer> units = new HashMap<>();
        Item kept = item.item("units");
        for (String product : kept.names()) {
            units.put(new ProductId(product), kept.count(product));
        }
        return new Reservation(
                new OrderId(item.key().id()),
                units,
                Reservation.State.valueOf(item.text("state")),
                item.time("holdUntil"),
                item.count("revision"));
    }

    /// Adds the differences where no part would fall below zero.
    static void change(ProductId product, Difference difference, Writes writes) {
        writes.update(
                Key.stock(product),
                "SET available = available + :available, held = held + :held, sold = sold + :sold",
                "available >= :availableMin AND held >= :heldMin AND sold >= :soldMin",
                Map.of(
                        ":available", number(difference.available()),
                        ":held", number(difference.held()),
                        ":sold", number(difference.sold()),
                        ":availableMin", number(-difference.available()),
                        ":heldMin", number(-difference.held()),
                        ":soldMin", number(-difference.sold())),
                Written.STOCK_BOUND);
    }

    static void adjust(ProductId product, StockAdjustment adjustment, Writes writes) {
        writes.update(
                Key.stock(product),
                "SET available = available + :delta",
                "available BETWEEN :min AND :max",
                Map.of(
                        ":delta", number(adjustment.delta()),
                        ":min", number(Math.max(0, -adjustment.delta())),
                        ":max", number(AVAILABLE_MAX - Math.max(0, adjustment.delta()))),
                Written.STOCK_BOUND);
        writes.put(
                Item.at(Key.adjustment(product, adjustment.id()))
                        .with("delta", adjustment.delta())
                        .with("reason", adjustment.reason())
                        .with("by", adjustment.by())
                        .with("at", adjustment.at()));
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }
}
