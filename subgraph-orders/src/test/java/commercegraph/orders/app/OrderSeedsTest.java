package commercegraph.orders.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.app.OrderSeeds.SeedProduct;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderFilter;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.SeededOrder;
import commercegraph.orders.domain.Slice;
import commercegraph.orders.domain.UserId;
import commercegraph.support.seeds.SeedIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class OrderSeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<SeedProduct> PRODUCTS =
            IntStream.rangeClosed(1, 200)
                    .mapToObj(
                            number ->
                                    new SeedProduct(
                                            SeedIds.product(number),
                                            "Product " + number,
                                            BigDecimal.valueOf(
                                                    number * 99L, number % 7 == 0 ? 0 : 2),
                                            number % 7 == 0 ? "JPY" : "EUR"))
                    .toList();

    @Test
    void areTheSameEachTime() {
        List<SeededOrder> orders = new SeedOrders(PRODUCTS, NOW).all();

        assertThat(orders).hasSize(120).isEqualTo(new SeedOrders(PRODUCTS, NOW).all());
        assertThat(orders).extracting(seeded -> seeded.order().placedAt()).isSorted();
        assertThat(orders)
                .allSatisfy(
                        seeded ->
                                assertThat(seeded.history().getLast().occurredAt())
                                        .isBeforeOrEqualTo(NOW)
                                        .isEqualTo(seeded.order().updatedAt()));
        Map<OrderStatus, Long> statuses =
                orders.stream().collect(groupingBy(seeded -> seeded.order().status(), counting()));
        assertThat(statuses)
                .containsEntry(OrderStatus.CONFIRMED, 12L)
                .containsEntry(OrderStatus.SHIPPED, 12L)
                .containsEntry(OrderStatus.FAILED, 5L)
                .containsEntry(OrderStatus.CANCELLED, 6L)
                .containsEntry(OrderStatus.DELIVERED, 85L);
    }

    @Test
    void arePlantedOnceAndReadAsIfTheyHadBeenPlaced() {
        Map<String, Object> properties =
                RunningOrders.properties(
                        "seeded", RunningOrders.NEIGHBOURS, RunningOrders.IDENTITY);
        try (ConfigurableApplicationContext subgraph = OrdersApplication.start(properties)) {
            assertThat(OrderSeeds.plant(subgraph, PRODUCTS, NOW)).isTrue();
            assertThat(OrderSeeds.plant(subgraph, PRODUCTS, NOW)).isFalse();

            List<SeededOrder> seeded = new SeedOrders(PRODUCTS, NOW).all();
            OrderQueries queries = subgraph.getBean(OrderQueries.class);
            List<Order> read = queries.page(everything(), new Slice(200, Optional.empty()));
            Set<OrderId> ids = read.stream().map(Order::id).collect(Collectors.toSet());
            assertThat(read.reversed()).isEqualTo(seeded.stream().map(SeededOrder::order).toList());
            assertThat(queries.items(ids)).isEqualTo(byId(seeded, SeededOrder::items));
            assertThat(queries.history(ids)).isEqualTo(byId(seeded, SeededOrder::history));
            assertThat(read)
                    .filteredOn(order -> order.buyer().equals(new UserId(SeedIds.user(1))))
                    .hasSize(6);
            ProductId popular = new ProductId(SeedIds.product(1));
            assertThat(queries.unitsSold(Set.of(popular)))
                    .containsEntry(popular, sold(seeded, popular));
        }
    }

    private static OrderFilter everything() {
        return new OrderFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private interface Part<T> {
        List<T> of(SeededOrder seeded);
    }

    private static <T> Map<OrderId, List<T>> byId(List<SeededOrder> seeded, Part<T> part) {
        return seeded.stream()
                .collect(Collectors.toMap(each -> each.order().id(), each -> part.of(each)));
    }

    private static long sold(List<SeededOrder> seeded, ProductId product) {
        return seeded.stream()
                .filter(each -> each.order().status().isSold())
                .flatMap(each -> each.items().stream())
                .filter(item -> Objects.equals(item.product(), product))
                .mapToLong(OrderItem::quantity)
                .sum();
    }
}
