package commercegraph.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.domain.ReserveStock.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Steps of several orders run into one another: before each write of one step, others may run from
/// beginning to end. Whatever the order, no unit is lost, made or given twice.
class StockInterleavingTest {
    private static final List<ProductId> PRODUCTS =
            List.of(new ProductId("prd_a"), new ProductId("prd_b"));
    private static final long UNITS = 6;

    /// One step of one order, or of time.
    sealed interface Step {
        record Reserve(int order, int a, int b) implements Step {}

        record Commit(int order) implements Step {}

        record Release(int order) implements Step {}

        record Sweep() implements Step {}

        record Pass(int minutes) implements Step {}
    }

    @Property
    void unitsAddUp(
            @ForAll("steps") List<Step> steps,
            @ForAll("interruptions") List<Boolean> interruptions) {
        var stock = new StockInMemory();
        PRODUCTS.forEach(product -> stock.stocks.put(product, new Stock(UNITS, 0, 0)));
        var clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
        var keeping = new StockKeeping(stock, clock);
        Deque<Step> waiting = new ArrayDeque<>(steps);
        Iterator<Boolean> interrupted = interruptions.iterator();
        stock.meanwhile =
                () -> {
                    if (interrupted.hasNext() && interrupted.next() && !waiting.isEmpty()) {
                        run(waiting.removeFirst(), keeping, clock);
                    }
                };
        while (!waiting.isEmpty()) {
            run(waiting.removeFirst(), keeping, clock);
            assertUnitsAddUp(stock);
        }
    }

    private static void run(Step step, StockKeeping keeping, MovableClock clock) {
        switch (step) {
            case Step.Reserve(int order, int a, int b) -> {
                var lines = List.of(new Line(PRODUCTS.get(0), a), new Line(PRODUCTS.get(1), b));
                keeping.reserve(new ReserveStock(id(order), lines, Optional.empty()));
            }
            case Step.Commit(int order) -> keeping.commit(id(order));
            case Step.Release(int order) -> keeping.release(id(order));
            case Step.Sweep() -> keeping.giveBackExpired();
            case Step.Pass(int minutes) -> clock.advance(Duration.ofMinutes(minutes));
        }
    }

    private static void assertUnitsAddUp(StockInMemory stock) {
        for (Map.Entry<ProductId, Stock> entry : stock.stocks.entrySet()) {
            Stock units = entry.getValue();
            assertThat(units.available() + units.held() + units.sold()).isEqualTo(UNITS);
            assertThat(units.held())
                    .isEqualTo(units(stock, entry.getKey(), Reservation.State.HELD).sum());
            assertThat(units.sold())
                    .isEqualTo(units(stock, entry.getKey(), Reservation.State.SOLD).sum());
        }
    }

    private static LongStream units(
            StockInMemory stock, ProductId product, Reservation.State state) {
        return stock.reservations.values().stream()
                .filter(reservation -> reservation.state() == state)
                .mapToLong(reservation -> reservation.units().getOrDefault(product, 0));
    }

    private static OrderId id(int order) {
        return new OrderId("ord_" + order);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> order = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> count = Arbitraries.integers().between(1, 4);
        Arbitrary<Step> reserve = Combinators.combine(order, count, count).as(Step.Reserve::new);
        return Arbitraries.oneOf(
                        reserve,
                        order.map(Step.Commit::new),
                        order.map(Step.Release::new),
                        Arbitraries.just(new Step.Sweep()),
                        Arbitraries.integers().between(1, 20).map(Step.Pass::new))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Boolean>> interruptions() {
        return Arbitraries.of(true, false).list().ofMaxSize(40);
    }
}
