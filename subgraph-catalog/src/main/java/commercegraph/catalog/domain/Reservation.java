package commercegraph.catalog.domain;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What one order has of the stock.
///
/// @param units of each product
/// @param expiresAt when a hold may be given back
/// @param revision grows by one with each change, from 1: a change is made from the one before it
/// or not at all
public record Reservation(
        OrderId order,
        Map<ProductId, Integer> units,
        State state,
        Instant expiresAt,
        int revision) {

    /// Where the units of a reservation are, as the difference that one unit makes to the stock.
    /// Each adds up to zero: an order moves units and makes none.
    public enum State {
        HELD(-1, 1, 0),
        SOLD(-1, 0, 1),
        /// Given back because nobody paid in time. May be held or sold once more.
        EXPIRED(0, 0, 0),
        /// Given back because the order said so. Stays so.
        RETURNED(0, 0, 0);

        private final int available;
        private final int held;
        private final int sold;

        State(int available, int held, int sold) {
            this.available = available;
            this.held = held;
            this.sold = sold;
        }
    }

    public Reservation {
        units = Map.copyOf(units);
    }

    Reservation to(State next) {
        return new Reservation(order, units, next, expiresAt, revision + 1);
    }

    Reservation heldAgain(Map<ProductId, Integer> nextUnits, Instant nextExpiry) {
        return new Reservation(order, nextUnits, State.HELD, nextExpiry, revision + 1);
    }

    /// What this reservation makes of the stock of each of its products, seen from a stock without
    /// it.
    public Map<ProductId, Difference> effect() {
        Map<ProductId, Difference> effect = new TreeMap<>(ProductId.ORDER);
        units.forEach(
                (product, count) ->
                        effect.put(
                                product,
                                new Difference(
                                        count * state.available,
                                        count * state.held,
                                        count * state.sold)));
        return effect;
    }

    /// Units that come (or go, where negative) to each part of a product's stock.
    public record Difference(int available, int held, int sold) {
        public static final Difference NONE = new Difference(0, 0, 0);

        public Difference plus(Difference other) {
            return new Difference(
                    available + other.available, held + other.held, sold + other.sold);
        }

        public Difference negated() {
            return new Difference(-available, -held, -sold);
        }
    }
}
