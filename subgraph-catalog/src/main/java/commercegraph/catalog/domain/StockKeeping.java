package commercegraph.catalog.domain;

import static commercegraph.catalog.domain.Reservation.State.EXPIRED;
import static commercegraph.catalog.domain.Reservation.State.HELD;
import static commercegraph.catalog.domain.Reservation.State.RETURNED;
import static commercegraph.catalog.domain.Reservation.State.SOLD;

import commercegraph.catalog.domain.ReservationResult.Refused;
import commercegraph.catalog.domain.ReservationResult.Released;
import commercegraph.catalog.domain.ReservationResult.Reserved;
import commercegraph.catalog.domain.ReserveStock.Line;
import commercegraph.catalog.domain.StockRepository.Moved;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Holds, sells and takes back stock for orders: all lines of an order or none, each step
/// idempotent by the order's id.
///
/// A hold that expired is given back by the sweeper, or by the next reservation that finds too
/// little. A commit after that takes the units anew, if they are still there. An order that has
/// been released can't reserve again, so that a reservation which was under way while the order
/// gave up does not hold stock for nobody.
public final class StockKeeping {
    public static final Duration HOLD_DEFAULT = Duration.ofMinutes(15);
    public static final Duration HOLD_MAX = Duration.ofDays(7);

    /// One transaction of the store takes 100 items: these, and the reservation.
    static final int LINES_MAX = 99;

    static final int UNITS_MAX = 1_000_000;
    static final int ORDER_ID_CHARACTERS_MAX = 100;
    private static final int ATTEMPTS_MAX = 20;
    private static final int SWEEP_MAX = 100;

    private final StockRepository repository;
    private final Clock clock;

    public StockKeeping(StockRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    public Map<ProductId, Stock> find(Set<ProductId> products) {
        return repository.findAll(products);
    }

    public ReservationResult reserve(ReserveStock input) {
        List<Fault> faults = check(input);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Map<ProductId, Integer> units = unitsOf(input.lines());
        Instant expiresAt = input.expiresAt().orElseGet(() -> now().plus(HOLD_DEFAULT));
        ReservationResult result = settle(input.order(), holding(input, units, expiresAt));
        boolean isShort = result instanceof Refused(var why) && isOutOfStock(why);
        return isShort && giveBackExpired() > 0
                ? settle(input.order(), holding(input, units, expiresAt))
                : result;
    }

    public ReservationResult commit(OrderId order) {
        Optional<Fault> fault = checkOrder(order);
        return fault.isPresent() ? refused(fault.get()) : commitOf(order);
    }

    private ReservationResult commitOf(OrderId order) {
        return settle(
                order,
                before ->
                        switch (before.map(Reservation::state).orElse(RETURNED)) {
                            case SOLD -> new Settled(new Reserved());
                            case HELD, EXPIRED ->
                                    new Next(
                                            before.orElseThrow().to(SOLD),
                                            new Reserved(),
                                            _ -> outOfStock());
                            case RETURNED ->
                                    before.isPresent()
                                            ? new Settled(returned())
                                            : new Settled(nothingHeld());
                        });
    }

    /// Of an order that never reserved it is noted as well: see above.
    public ReservationResult release(OrderId order) {
        Optional<Fault> fault = checkOrder(order);
        return fault.isPresent() ? refused(fault.get()) : releaseOf(order);
    }

    private ReservationResult releaseOf(OrderId order) {
        return settle(
                order,
                before ->
                        before.filter(reservation -> reservation.state() == RETURNED).isPresent()
                                ? new Settled(new Released())
                                : new Next(
                                        before.map(reservation -> reservation.to(RETURNED))
                                                .orElseGet(() -> neverReserved(order)),
                                        new Released(),
                                        _ -> outOfStock()));
    }

    /// Gives back holds that are over.
    ///
    /// @return how many; at most 100 for each call
    public int giveBackExpired() {
        int given = 0;
        for (Reservation hold : repository.expired(now(), SWEEP_MAX)) {
            var move = new StockMove(Optional.of(hold), hold.to(EXPIRED));
            if (repository.move(move) instanceof Moved.Done) {
                given++;
            }
        }
        return given;
    }

    /// What is to be done for a reservation as it is now.
    private sealed interface Decision {}

    private record Settled(ReservationResult result) implements Decision {}

    private record Next(
            Reservation after,
            ReservationResult done,
            Function<Set<ProductId>, ReservationResult> ifShort)
            implements Decision {}

    /// Decides on what is there, and once more when it has changed meanwhile.
    private ReservationResult settle(
            OrderId order, Function<Optional<Reservation>, Decision> decide) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<Reservation> before = repository.reservation(order);
            switch (decide.apply(before)) {
                case Settled(var result) -> {
                    return result;
                }
                case Next(var after, var done, var ifShort) -> {
                    switch (repository.move(new StockMove(before, after))) {
                        case Moved.Done() -> {
                            return done;
                        }
                        case Moved.Short(var products) -> {
                            return ifShort.apply(products);
                        }
                        case Moved.Outdated() -> {}
                    }
                }
            }
        }
        return refused(Fault.of(Fault.Code.CONFLICT, "Too many change this reservation at once."));
    }

    private Function<Optional<Reservation>, Decision> holding(
            ReserveStock input, Map<ProductId, Integer> units, Instant expiresAt) {
        return before -> {
            Function<Set<ProductId>, ReservationResult> ifShort =
                    products -> isShort(input, products);
            if (before.isEmpty()) {
                var hold = new Reservation(input.order(), units, HELD, expiresAt, 1);
                return new Next(hold, new Reserved(), ifShort);
            }
            Reservation reservation = before.get();
            return switch (reservation.state()) {
                case EXPIRED ->
                        new Next(reservation.heldAgain(units, expiresAt), new Reserved(), ifShort);
                case RETURNED -> new Settled(returned());
                case HELD, SOLD ->
                        reservation.units().equals(units)
                                ? again(reservation, expiresAt, ifShort)
                                : new Settled(otherLines());
            };
        };
    }

    /// The same once more keeps the hold alive; it never shortens it.
    private static Decision again(
            Reservation reservation,
            Instant expiresAt,
            Function<Set<ProductId>, ReservationResult> ifShort) {
        return reservation.state() == HELD && reservation.expiresAt().isBefore(expiresAt)
                ? new Next(
                        reservation.heldAgain(reservation.units(), expiresAt),
                        new Reserved(),
                        ifShort)
                : new Settled(new Reserved());
    }

    private Reservation neverReserved(OrderId order) {
        return new Reservation(order, Map.of(), RETURNED, now(), 1);
    }

    private static Optional<Fault> checkOrder(OrderId order) {
        return Text.isLine(order.value(), ORDER_ID_CHARACTERS_MAX)
                ? Optional.empty()
                : Optional.of(Fault.invalid("That is no order's id.", "orderId"));
    }

    private List<Fault> check(ReserveStock input) {
        List<Fault> faults = new ArrayList<>();
        checkOrder(input.order()).ifPresent(faults::add);
        if (input.lines().isEmpty() || input.lines().size() > LINES_MAX) {
            faults.add(Fault.invalid("1 to %d lines are reserved.".formatted(LINES_MAX), "lines"));
            return faults;
        }
        for (int index = 0; index < input.lines().size(); index++) {
            int quantity = input.lines().get(index).quantity();
            if (quantity < 1 || quantity > UNITS_MAX) {
                faults.add(
                        Fault.invalid(
                                "1 to %,d units are reserved.".formatted(UNITS_MAX),
                                "lines",
                                Integer.toString(index),
                                "quantity"));
            }
        }
        Instant now = now();
        boolean inBounds =
                input.expiresAt()
                        .map(end -> end.isAfter(now) && !end.isAfter(now.plus(HOLD_MAX)))
                        .orElse(true);
        if (!inBounds) {
            faults.add(Fault.invalid("A hold ends within 7 days from now.", "expiresAt"));
        }
        return faults;
    }

    private static Map<ProductId, Integer> unitsOf(List<Line> lines) {
        Map<ProductId, Integer> units = new LinkedHashMap<>();
        lines.forEach(line -> units.merge(line.product(), line.quantity(), Integer::sum));
        return units;
    }

    private ReservationResult isShort(ReserveStock input, Set<ProductId> products) {
        Set<ProductId> known = repository.findAll(products).keySet();
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < input.lines().size(); index++) {
            ProductId product = input.lines().get(index).product();
            if (products.contains(product)) {
                faults.add(shortage(Integer.toString(index), known.contains(product)));
            }
        }
        return new Refused(faults);
    }

    private static Fault shortage(String line, boolean isKnown) {
        return isKnown
                ? Fault.of(
                        Fault.Code.OUT_OF_STOCK, "Not enough in stock.", "lines", line, "quantity")
                : Fault.of(
                        Fault.Code.NOT_FOUND,
                        "There is no such product.",
                        "lines",
                        line,
                        "productId");
    }

    private static boolean isOutOfStock(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.code() == Fault.Code.OUT_OF_STOCK);
    }

    private static ReservationResult outOfStock() {
        return refused(
                Fault.of(
                        Fault.Code.OUT_OF_STOCK,
                        "The hold is over, and too few units are left.",
                        "orderId"));
    }

    private static ReservationResult returned() {
        return refused(
                Fault.of(Fault.Code.CONFLICT, "This order has given its units back.", "orderId"));
    }

    private static ReservationResult otherLines() {
        return refused(
                Fault.of(Fault.Code.CONFLICT, "This order has reserved other units.", "lines"));
    }

    private static ReservationResult nothingHeld() {
        return refused(
                Fault.of(Fault.Code.NOT_FOUND, "Nothing is held for this order.", "orderId"));
    }

    private static ReservationResult refused(Fault fault) {
        return new Refused(List.of(fault));
    }

    private Instant now() {
        return Instants.millis(clock);
    }
}
