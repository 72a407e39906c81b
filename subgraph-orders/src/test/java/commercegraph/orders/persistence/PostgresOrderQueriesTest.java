package commercegraph.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.BuyerPage;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderFilter;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderPosition;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.Slice;
import commercegraph.orders.domain.UserId;
import commercegraph.support.ids.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOrderQueriesTest {
    private static final Database DATABASE = Database.fresh();
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final UserId ADA = new UserId(Ids.next("usr_"));
    private static final UserId BOB = new UserId(Ids.next("usr_"));

    /// Oldest first. Each moment has two orders, so that the id has to tell them apart.
    private static final List<Order> PLACED = new ArrayList<>();

    @BeforeAll
    static void place() {
        for (int number = 0; number < 12; number++) {
            UserId buyer = number % 3 == 0 ? BOB : ADA;
            Instant at = START.plusSeconds(number / 2);
            PLACED.add(
                    DATABASE.place(
                                    Database.order(
                                            buyer,
                                            "k" + number,
                                            new ProductId("prd_1"),
                                            1,
                                            "tok_ok",
                                            at))
                            .order());
        }
    }

    @Test
    void pagesThroughAllOrdersNewestFirstWithoutGapOrRepeat() {
        List<Order> seen = new ArrayList<>();
        Optional<OrderPosition> after = Optional.empty();
        for (int page = 0; page < 4; page++) {
            List<Order> found = DATABASE.queries.page(everything(), new Slice(5, after));
            seen.addAll(found);
            after = Optional.of(seen.getLast()).map(Order::position);
        }
        assertThat(seen).isEqualTo(PLACED.reversed());
    }

    @Test
    void filtersByBuyerStatusAndTime() {
        OrderFilter filter =
                new OrderFilter(
                        Optional.of(BOB),
                        Optional.of(OrderStatus.PLACED),
                        Optional.of(START.plusSeconds(1)),
                        Optional.of(START.plusSeconds(4)));

        assertThat(DATABASE.queries.page(filter, new Slice(10, Optional.empty())))
                .containsExactly(PLACED.get(6), PLACED.get(3));
        assertThat(
                        DATABASE.queries.page(
                                new OrderFilter(
                                        Optional.empty(),
                                        Optional.of(OrderStatus.SHIPPED),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Slice(10, Optional.empty())))
                .isEmpty();
    }

    @Test
    void readsPagesOfDifferentArgumentsTogether() {
        BuyerPage first = new BuyerPage(ADA, Optional.empty(), new Slice(3, Optional.empty()));
        BuyerPage second =
                new BuyerPage(
                        ADA, Optional.empty(), new Slice(2, Optional.of(PLACED.get(8).position())));
        BuyerPage bobs =
                new BuyerPage(BOB, Optional.of(OrderStatus.PLACED), new Slice(2, Optional.empty()));
        BuyerPage failed =
                new BuyerPage(BOB, Optional.of(OrderStatus.FAILED), new Slice(2, Optional.empty()));

        Map<BuyerPage, List<Order>> pages =
                DATABASE.queries.pages(Set.of(first, second, bobs, failed));

        assertThat(pages)
                .isEqualTo(
                        Map.of(
                                first, List.of(PLACED.get(11), PLACED.get(10), PLACED.get(8)),
                                second, List.of(PLACED.get(7), PLACED.get(5)),
                                bobs, List.of(PLACED.get(9), PLACED.get(6)),
                                failed, List.of()));
    }

    @Test
    void leavesOutUnknownIds() {
        Order known = PLACED.getFirst();
        OrderId unknown = new OrderId(Ids.next("ord_"));

        assertThat(DATABASE.queries.orders(Set.of(known.id(), unknown)))
                .isEqualTo(Map.of(known.id(), known));
        assertThat(DATABASE.queries.items(Set.of(known.id(), unknown)))
                .containsOnlyKeys(known.id());
        assertThat(DATABASE.queries.unitsSold(Set.of(new ProductId("prd_none"))))
                .isEqualTo(Map.of(new ProductId("prd_none"), 0L));
    }

    private static OrderFilter everything() {
        return new OrderFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
