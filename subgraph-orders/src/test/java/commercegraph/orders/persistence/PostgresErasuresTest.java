package commercegraph.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.Address;
import commercegraph.orders.domain.Erasures;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderChange;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.Shipment;
import commercegraph.orders.domain.UserId;
import commercegraph.orders.testing.TestClock;
import commercegraph.support.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresErasuresTest {
    private static final Database DATABASE = Database.fresh();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ProductId TEA = new ProductId(Ids.next("prd_"));
    private static final Address NONE = new Address("", "", Optional.empty(), "", "", "DE");

    private final UserId buyer = new UserId(Ids.next("usr_"));
    private final TestClock clock = new TestClock(NOW);
    private final Erasures erasures = new Erasures(DATABASE.erasures, clock);

    private OrderId placed(String key) {
        return DATABASE.place(Database.order(buyer, key, TEA, 2, "tok_ok", NOW)).order().id();
    }

    private void move(OrderId id, OrderStatus to, Optional<String> note) {
        DATABASE.orders.change(
                id,
                Optional.empty(),
                order -> {
                    Order moved = order.to(to, clock.instant());
                    return Optional.of(
                            OrderChange.status(
                                    to == OrderStatus.SHIPPED
                                            ? moved.withShipment(new Shipment("Post", "QP1"))
                                            : moved,
                                    note));
                });
    }

    private OrderId at(String key, OrderStatus... path) {
        OrderId id = placed(key);
        for (OrderStatus status : path) move(id, status, Optional.of("note of " + status));
        return id;
    }

    private OrderId delivered(String key) {
        return at(
                key,
                OrderStatus.INVENTORY_RESERVED,
                OrderStatus.PAID,
                OrderStatus.CONFIRMED,
                OrderStatus.SHIPPED,
                OrderStatus.DELIVERED);
    }

    private static Order read(OrderId id) {
        return DATABASE.orders.find(id).orElseThrow();
    }

    private static boolean isErased(OrderId id) {
        return read(id).shippingAddress().equals(NONE);
    }

    private boolean isOpen() {
        return DATABASE.count(
                        "erasures WHERE ended_at IS NULL AND buyer_id = '%s'"
                                .formatted(buyer.value()))
                == 1;
    }

    @Test
    void erasesWhatIsPersonalAndKeepsTheRest() {
        OrderId id = delivered("k");
        Order before = read(id);

        erasures.begin(buyer, NOW);

        Order after = read(id);
        assertThat(after)
                .isEqualTo(
                        new Order(
                                before.id(),
                                before.number(),
                                buyer,
                                OrderStatus.DELIVERED,
                                before.total(),
                                NONE,
                                before.payment(),
                                before.failure(),
                                Optional.empty(),
                                before.placedAt(),
                                before.updatedAt()));
        assertThat(DATABASE.orders.items(id)).hasSize(1);
        assertThat(DATABASE.orders.paymentToken(id)).isEmpty();
        assertThat(DATABASE.queries.history(Set.of(id)).get(id)).hasSize(6);
    }

    @Test
    void erasesTheReasonThatAPersonGave() {
        OrderId id = at("k", OrderStatus.CANCELLED);

        erasures.begin(buyer, NOW);

        assertThat(DATABASE.queries.history(Set.of(id)).get(id))
                .extracting(OrderEvent::note)
                .containsOnly(Optional.empty());
    }

    @Test
    void keepsTheAddressOfAnOrderUnderWayUntilItIsDoneWith() {
        OrderId underWay = at("k", OrderStatus.INVENTORY_RESERVED);
        OrderId done = at("l", OrderStatus.FAILED);

        erasures.begin(buyer, NOW);
        assertThat(isErased(done)).isTrue();
        assertThat(isErased(underWay)).isFalse();
        assertThat(DATABASE.orders.paymentToken(underWay)).contains("tok_ok");
        for (OrderStatus next :
                List.of(OrderStatus.PAID, OrderStatus.CONFIRMED, OrderStatus.SHIPPED)) {
            move(underWay, next, Optional.empty());
            erasures.run();
            assertThat(isErased(underWay)).as(next.name()).isFalse();
        }

        move(underWay, OrderStatus.DELIVERED, Optional.empty());
        erasures.run();

        assertThat(isErased(underWay)).isTrue();
    }

    @Test
    void erasesWhatIsStillUnderWayWhenItsTimeIsOver() {
        OrderId id =
                at("k", OrderStatus.INVENTORY_RESERVED, OrderStatus.PAID, OrderStatus.CONFIRMED);
        erasures.begin(buyer, NOW);
        clock.advance(Erasures.KEPT_MAX.minusSeconds(1));
        erasures.run();
        assertThat(isErased(id)).isFalse();

        clock.advance(Duration.ofSeconds(2));
        erasures.run();

        assertThat(isErased(id)).isTrue();
        assertThat(isOpen()).isFalse();
        move(id, OrderStatus.SHIPPED, Optional.empty());
        assertThat(read(id).shipment()).isPresent();
        erasures.run();
        assertThat(read(id).shipment()).as("what came after the erasure").isEmpty();
    }

    @Test
    void endsWhenNothingIsLeftAndNothingCanComeAnyMore() {
        delivered("k");
        erasures.begin(buyer, NOW);
        assertThat(isOpen()).isTrue();

        clock.advance(Duration.ofMinutes(5));
        erasures.run();

        assertThat(isOpen()).isFalse();
    }

    @Test
    void doesNothingMoreWhenItIsToldAgain() {
        OrderId id = delivered("k");
        erasures.begin(buyer, NOW);
        Order erased = read(id);

        clock.advance(Duration.ofDays(1));
        erasures.begin(buyer, NOW);

        assertThat(read(id)).isEqualTo(erased);
        assertThat(DATABASE.count("erasures WHERE buyer_id = '%s'".formatted(buyer.value())))
                .isEqualTo(1);
    }

    @Test
    void leavesOtherBuyersAlone() {
        OrderId mine = delivered("k");

        erasures.begin(new UserId(Ids.next("usr_")), NOW);

        assertThat(isErased(mine)).isFalse();
    }

    @Test
    void takesManyOrdersInSteps() {
        List<OrderId> ids = new ArrayList<>();
        for (int number = 0; number < 230; number++) ids.add(at("k" + number, OrderStatus.FAILED));

        erasures.begin(buyer, NOW);

        assertThat(ids).allMatch(PostgresErasuresTest::isErased);
    }

    @Test
    void letsNoOrderThroughThatNobodyWouldErase() throws Exception {
        int orders = 40;
        var written = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int number = 0; number < orders; number++) {
                String key = "k" + number;
                tasks.add(
                        threads.submit(
                                () ->
                                        DATABASE.orders
                                                .place(
                                                        Database.order(
                                                                buyer, key, TEA, 1, "tok_ok", NOW))
                                                .ifPresent(_ -> written.incrementAndGet())));
            }
            tasks.add(threads.submit(() -> erasures.begin(buyer, NOW)));
            for (Future<?> task : tasks) task.get();
        }

        assertThat(DATABASE.orders.place(Database.order(buyer, "late", TEA, 1, "tok_ok", NOW)))
                .isEmpty();
        assertThat(DATABASE.count("orders WHERE buyer_id = '%s'".formatted(buyer.value())))
                .isEqualTo(written.get());
        clock.advance(Erasures.KEPT_MAX.plusSeconds(1));
        erasures.run();
        assertThat(
                        DATABASE.count(
                                "orders WHERE ship_name <> '' AND buyer_id = '%s'"
                                        .formatted(buyer.value())))
                .isZero();
    }
}
