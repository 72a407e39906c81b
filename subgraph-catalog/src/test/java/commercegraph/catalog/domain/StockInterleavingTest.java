package commercegraph.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Steps of several orders run into one another: before each write of one step, others may run from
/// beginning to end. Whatever the order, no unit is lost, made or given twice.
class StockInterleavingTest {
    private static final List<ProductId> PRODUCTS =
            List.of(new ProductId("prd_a"), new ProductId("prd_b"));
    private static final long UNITS = 6;

    @Property
    void unitsAddUp(
            @ForAll("steps") List<StockStep> steps,
            @ForAll("interruptions") List<Boolean> interruptions) {
        var stock = new StockInMemory();
        PRODUCTS.forEach(product -> stock.stocks.put(product, new Stock(UNITS, 0, 0)));
        var clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
        var keeping = new StockKeeping(stock, clock);
        var shop = new StockStep.Shop("ord_", PRODUCTS, keeping, _ -> {}, clock);
        Deque<StockStep> waiting = new ArrayDeque<>(steps);
        Iterator<Boolean> interrupted = interruptions.iterator();
        stock.meanwhile =
                () -> {
                    if (interrupted.hasNext() && interrupted.next() && !waiting.isEmpty()) {
                        waiting.removeFirst().run(shop);
                    }
                };
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run(shop);
            assertUnitsAddUp(stock);
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

    @Provide
    Arbitrary<List<StockStep>> steps() {
        return StockStep.ofOrders().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Boolean>> interruptions() {
        return Arbitraries.of(true, false).list().ofMaxSize(40);
    }
}
