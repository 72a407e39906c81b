package commercegraph.catalog.domain;

import commercegraph.catalog.domain.ReserveStock.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// One step of one order, or of time, or of somebody who counts what is there.
public sealed interface StockStep {
    record Reserve(int order, int a, int b) implements StockStep {}

    record Commit(int order) implements StockStep {}

    record Release(int order) implements StockStep {}

    record Sweep() implements StockStep {}

    record Pass(int minutes) implements StockStep {}

    /// Of the first product.
    record Adjust(int delta) implements StockStep {}

    /// Where steps are made.
    ///
    /// @param orders what orders' ids begin with
    /// @param products two of them
    record Shop(
            String orders,
            List<ProductId> products,
            StockKeeping keeping,
            Adjusting adjusting,
            MovableClock clock) {
        private OrderId order(int number) {
            return new OrderId(orders + number);
        }
    }

    /// Adjusts the first product, the same delta once.
    interface Adjusting {
        void adjust(int delta);
    }

    default void run(Shop shop) {
        switch (this) {
            case Reserve(int order, int a, int b) -> {
                var lines =
                        List.of(
                                new Line(shop.products().get(0), a),
                                new Line(shop.products().get(1), b));
                shop.keeping()
                        .reserve(new ReserveStock(shop.order(order), lines, Optional.empty()));
            }
            case Commit(int order) -> shop.keeping().commit(shop.order(order));
            case Release(int order) -> shop.keeping().release(shop.order(order));
            case Sweep() -> shop.keeping().giveBackExpired();
            case Pass(int minutes) -> shop.clock().advance(Duration.ofMinutes(minutes));
            case Adjust(int delta) -> shop.adjusting().adjust(delta);
        }
    }

    static Arbitrary<StockStep> ofOrders() {
        Arbitrary<Integer> order = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> count = Arbitraries.integers().between(1, 4);
        Arbitrary<StockStep> reserve = Combinators.combine(order, count, count).as(Reserve::new);
        return Arbitraries.oneOf(
                reserve,
                order.map(Commit::new),
                order.map(Release::new),
                Arbitraries.just(new Sweep()),
                Arbitraries.integers().between(1, 20).map(Pass::new));
    }

    static Arbitrary<StockStep> ofAll() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, ofOrders()),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(-4, 4)
                                .filter(delta -> delta != 0)
                                .map(Adjust::new)));
    }
}
