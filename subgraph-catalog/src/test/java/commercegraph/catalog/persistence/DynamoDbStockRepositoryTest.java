package commercegraph.catalog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Reservation;
import commercegraph.catalog.domain.ReserveStock;
import commercegraph.catalog.domain.ReserveStock.Line;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockKeeping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamoDbStockRepositoryTest {
    private static final int ORDERS = 6;
    private static final int THREADS = 6;
    private static final int STEPS_EACH = 15;
    private static final int UNITS = 9;

    private final Table table = CatalogUnderTest.CONTEXT.getBean(Table.class);
    private final StockKeeping keeping = CatalogUnderTest.CONTEXT.getBean(StockKeeping.class);
    private final DynamoDbStockRepository repository =
            CatalogUnderTest.CONTEXT.getBean(DynamoDbStockRepository.class);

    @Test
    void unitsAddUpWhenManyMoveThemAtOnce() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<ProductId> products =
                List.of(new ProductId("prd_stock_a" + seed), new ProductId("prd_stock_b" + seed));
        table.putAll(products.stream().map(product -> StockItems.item(product, UNITS)).toList());

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<? extends Future<?>> work =
                    IntStream.range(0, THREADS)
                            .mapToObj(thread -> new Random(seed + thread))
                            .map(random -> threads.submit(() -> someSteps(random, seed, products)))
                            .toList();
            work.forEach(Joined::join);
        }

        List<Reservation> reservations =
                IntStream.range(0, ORDERS)
                        .mapToObj(order -> repository.reservation(order(order, seed)))
                        .flatMap(Optional::stream)
                        .toList();
        repository
                .findAll(Set.copyOf(products))
                .forEach((product, stock) -> assertAddsUp(product, stock, reservations));
    }

    private void someSteps(Random random, long seed, List<ProductId> products) {
        for (int step = 0; step < STEPS_EACH; step++) {
            OrderId order = order(random.nextInt(ORDERS), seed);
            switch (random.nextInt(6)) {
                case 0 -> keeping.commit(order);
                case 1 -> keeping.release(order);
                default ->
                        keeping.reserve(
                                new ReserveStock(
                                        order,
                                        products.stream()
                                                .map(
                                                        product ->
                                                                new Line(
                                                                        product,
                                                                        1 + random.nextInt(3)))
                                                .toList(),
                                        Optional.empty()));
            }
        }
    }

    private static void assertAddsUp(
            ProductId product, Stock stock, List<Reservation> reservations) {
        assertThat(stock.available() + stock.held() + stock.sold()).isEqualTo(UNITS);
        assertThat(stock.held()).isEqualTo(sum(product, reservations, Reservation.State.HELD));
        assertThat(stock.sold()).isEqualTo(sum(product, reservations, Reservation.State.SOLD));
    }

    private static long sum(
            ProductId product, List<Reservation> reservations, Reservation.State state) {
        return reservations.stream()
                .filter(reservation -> reservation.state() == state)
                .mapToLong(reservation -> reservation.units().getOrDefault(product, 0))
                .sum();
    }

    @Test
    void findsHoldsThatAreOverAndThoseAlone() {
        Instant now = Instant.parse("2001-01-01T00:00:00Z");
        table.putAll(
                List.of(
                        StockItems.item(hold("over", now.minusSeconds(2), Reservation.State.HELD)),
                        StockItems.item(hold("older", now.minusSeconds(9), Reservation.State.HELD)),
                        StockItems.item(hold("open", now.plusSeconds(1), Reservation.State.HELD)),
                        StockItems.item(
                                hold("sold", now.minusSeconds(2), Reservation.State.SOLD))));

        assertThat(repository.expired(now, 10))
                .extracting(reservation -> reservation.order().value())
                .containsExactly("ord_older", "ord_over");
        assertThat(repository.expired(now, 1)).hasSize(1);
    }

    @Test
    void movesNothingOfProductsThatDoNotExist() {
        var unknown = new ProductId("x".repeat(3_000));

        assertThat(
                        keeping.reserve(
                                new ReserveStock(
                                        new OrderId("ord_of_unknown"),
                                        List.of(new Line(unknown, 1)),
                                        Optional.empty())))
                .extracting(Object::toString)
                .asString()
                .contains("NOT_FOUND");
        assertThat(repository.reservation(new OrderId("ord_of_unknown"))).isEmpty();
    }

    private static Reservation hold(String name, Instant expiresAt, Reservation.State state) {
        return new Reservation(new OrderId("ord_" + name), Map.of(), state, expiresAt, 1);
    }

    private static OrderId order(int number, long seed) {
        return new OrderId("ord_" + number + "_" + seed);
    }
}
