package commercegraph.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.ChangeResult;
import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.NewOrder;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderChange;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderRepository.Decision;
import commercegraph.orders.domain.OrderRepository.PlacedOrder;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.PaymentStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.RequestKey;
import commercegraph.orders.domain.UserId;
import commercegraph.support.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresOrderRepositoryTest {
    private static final Database DATABASE = Database.fresh();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final ProductId TEA = new ProductId("prd_tea");

    private final UserId buyer = new UserId(Ids.next("usr_"));

    @Test
    void writesAnOrderWithAllThatBelongsToIt() {
        NewOrder order = Database.order(buyer, "k", TEA, 3, "tok_ok", NOW);

        Order placed = DATABASE.place(order).order();

        assertThat(placed.number()).matches("ORD-2026-[0-9]{6}");
        assertThat(placed.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(placed.payment()).contains(PaymentStatus.PENDING);
        assertThat(placed.total()).isEqualTo(order.total());
        assertThat(placed.placedAt()).isEqualTo(NOW);
        assertThat(DATABASE.orders.find(order.id())).contains(placed);
        assertThat(DATABASE.orders.items(order.id())).isEqualTo(order.items());
        assertThat(DATABASE.orders.paymentToken(order.id())).contains("tok_ok");
        assertThat(DATABASE.queries.history(Set.of(order.id())))
                .isEqualTo(
                        Map.of(
                                order.id(),
                                List.of(
                                        new OrderEvent(
                                                OrderStatus.PLACED, Optional.empty(), NOW))));
        assertThat(DATABASE.count("outbox WHERE order_id = '%s'".formatted(order.id().value())))
                .isOne();
    }

    @Test
    void givesTheOneOrderOfAKeyToAllWhoComeAtTheSameTime() throws Exception {
        int requests = 16;
        List<Callable<PlacedOrder>> same =
                IntStream.range(0, requests)
                        .mapToObj(
                                _ ->
                                        (Callable<PlacedOrder>)
                                                () ->
                                                        DATABASE.place(
                                                                Database.order(
                                                                        buyer, "same", TEA, 1,
                                                                        "tok_ok", NOW)))
                        .toList();
        Set<OrderId> ids = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(requests)) {
            for (Future<PlacedOrder> placed : threads.invokeAll(same)) {
                ids.add(placed.get().order().id());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(DATABASE.count("orders WHERE buyer_id = '%s'".formatted(buyer.value()))).isOne();
        assertThat(
                        DATABASE.count(
                                "outbox JOIN orders ON orders.id = order_id WHERE buyer_id = '%s'"
                                        .formatted(buyer.value())))
                .isOne();
    }

    @Test
    void keepsAKeyToItsBuyer() {
        PlacedOrder mine = DATABASE.place(Database.order(buyer, "k", TEA, 1, "tok_ok", NOW));
        UserId other = new UserId(Ids.next("usr_"));

        assertThat(DATABASE.orders.findPlaced(buyer, "k")).contains(mine);
        assertThat(DATABASE.orders.findPlaced(other, "k")).isEmpty();
    }

    @Test
    void countsUnitsSoldWithTheStatus() {
        ProductId product = new ProductId(Ids.next("prd_"));
        OrderId id =
                DATABASE.place(Database.order(buyer, "k", product, 4, "tok_ok", NOW)).order().id();
        for (OrderStatus status :
                List.of(OrderStatus.INVENTORY_RESERVED, OrderStatus.PAID, OrderStatus.CONFIRMED)) {
            DATABASE.orders.change(id, Optional.empty(), to(status));
        }
        assertThat(sold(product)).isEqualTo(4);

        DATABASE.orders.change(id, Optional.empty(), to(OrderStatus.CANCELLED));
        assertThat(sold(product)).isZero();
        assertThat(DATABASE.queries.history(Set.of(id)).get(id))
                .extracting(OrderEvent::status)
                .containsExactly(
                        OrderStatus.PLACED,
                        OrderStatus.INVENTORY_RESERVED,
                        OrderStatus.PAID,
                        OrderStatus.CONFIRMED,
                        OrderStatus.CANCELLED);
    }

    @Test
    void forgetsThePaymentTokenWhenThePaymentIsSettled() {
        OrderId id = DATABASE.place(Database.order(buyer, "k", TEA, 1, "tok_ok", NOW)).order().id();

        DATABASE.orders.change(
                id,
                Optional.empty(),
                current ->
                        Optional.of(
                                OrderChange.silent(
                                        current.withPayment(
                                                Optional.of(PaymentStatus.CAPTURED), NOW))));

        assertThat(DATABASE.orders.paymentToken(id)).isEmpty();
    }

    @Test
    void carriesOutAChangeOnceForItsKey() {
        OrderId id = DATABASE.place(Database.order(buyer, "k", TEA, 1, "tok_ok", NOW)).order().id();
        Decision cancel =
                current ->
                        Optional.of(
                                OrderChange.status(
                                                current.to(OrderStatus.CANCELLED, NOW),
                                                Optional.empty())
                                        .telling(Intent.CANCEL));

        assertThat(DATABASE.orders.change(id, key("k1", "input"), cancel))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(DATABASE.orders.change(id, key("k1", "input"), cancel))
                .isInstanceOf(ChangeResult.Replayed.class);
        assertThat(DATABASE.orders.change(id, key("k1", "other"), cancel))
                .isInstanceOf(ChangeResult.KeyReused.class);
        assertThat(DATABASE.orders.change(new OrderId(Ids.next("ord_")), key("k2", "x"), cancel))
                .isInstanceOf(ChangeResult.Unknown.class);
        assertThat(DATABASE.orders.change(id, key("k3", "x"), _ -> Optional.empty()))
                .isInstanceOf(ChangeResult.Unchanged.class);
        assertThat(
                        DATABASE.count(
                                "outbox WHERE intent = 'CANCEL' AND order_id = '%s'"
                                        .formatted(id.value())))
                .isOne();
    }

    private Optional<RequestKey> key(String key, String hash) {
        Instant expires = Instant.now().plus(Duration.ofHours(1));
        return Optional.of(new RequestKey(buyer, "cancelOrder", key, hash, expires));
    }

    private static Decision to(OrderStatus status) {
        return current ->
                Optional.of(OrderChange.status(current.to(status, NOW), Optional.empty()));
    }

    private static long sold(ProductId product) {
        return DATABASE.queries.unitsSold(Set.of(product)).getOrDefault(product, -1L);
    }
}
