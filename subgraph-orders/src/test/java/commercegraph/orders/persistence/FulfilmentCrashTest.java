package commercegraph.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.Catalog;
import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderChanges;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderRepository;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.PaymentStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.UserId;
import commercegraph.orders.domain.fulfilment.FulfilmentStart;
import commercegraph.orders.domain.fulfilment.FulfilmentTasks;
import commercegraph.orders.domain.fulfilment.Outbox;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import commercegraph.orders.domain.fulfilment.Payments;
import commercegraph.orders.testing.StockKeeper;
import commercegraph.orders.testing.TestClock;
import commercegraph.orders.workflow.DefinitionReader;
import commercegraph.orders.workflow.Execution;
import commercegraph.orders.workflow.ExecutionStore;
import commercegraph.orders.workflow.Interpreter;
import commercegraph.orders.workflow.RunnerListener;
import commercegraph.orders.workflow.StateMachine;
import commercegraph.orders.workflow.WorkflowRunner;
import commercegraph.support.ids.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The definition that ships, on PostgreSQL, killed at every single moment between two of its
/// effects: whenever it dies, the order ends as if nothing had happened, and nothing was charged,
/// held or given back twice.
class FulfilmentCrashTest {
    private static final Database DATABASE = Database.fresh();
    private static final StateMachine DEFINITION = definition();

    /// More moments than a run has; the loops end when a run comes through alive.
    private static final int MOMENTS_MAX = 200;

    private static final int UNITS = 10;
    private static final int ORDERED = 3;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final StockKeeper stock = new StockKeeper();
    private final ProductId product = new ProductId(Ids.next("prd_"));

    @Test
    void confirmsAnOrderThatCanBePaid() throws Exception {
        everyMoment(
                "tok_ok",
                order -> {
                    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
                    assertThat(order.payment()).contains(PaymentStatus.CAPTURED);
                    assertThat(statuses(order))
                            .containsExactly(
                                    OrderStatus.PLACED,
                                    OrderStatus.INVENTORY_RESERVED,
                                    OrderStatus.PAID,
                                    OrderStatus.CONFIRMED);
                    assertThat(stock.available(product)).isEqualTo(UNITS - ORDERED);
                    assertThat(charge(order)).isEqualTo("CAPTURED");
                    assertThat(sold()).isEqualTo(ORDERED);
                });
    }

    @Test
    void confirmsWithAFlakyProviderAfterSomeTries() throws Exception {
        everyMoment(
                "tok_flaky",
                order -> {
                    assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
                    assertThat(charge(order)).isEqualTo("CAPTURED");
                    assertThat(stock.available(product)).isEqualTo(UNITS - ORDERED);
                });
    }

    @Test
    void failsAndGivesBackWhenThePaymentIsDeclined() throws Exception {
        everyMoment(
                "tok_declined",
                order -> {
                    assertThat(order.status()).isEqualTo(OrderStatus.FAILED);
                    assertThat(order.failure().map(Failure::code))
                            .contains(Failure.Code.PAYMENT_DECLINED);
                    assertThat(order.payment()).contains(PaymentStatus.DECLINED);
                    assertThat(stock.available(product)).isEqualTo(UNITS);
                    assertThat(charge(order)).isEqualTo("DECLINED");
                });
    }

    @Test
    void failsWhenTheStockIsGoneByThen() throws Exception {
        OrderId id = place("tok_ok");
        stock.stock(product, ORDERED - 1);
        runToTheEnd(new CrashPoints(Integer.MAX_VALUE));

        Order order = find(id);
        assertThat(order.failure().map(Failure::code)).contains(Failure.Code.OUT_OF_STOCK);
        assertThat(order.payment()).as("nothing was paid").isEmpty();
        assertThat(stock.available(product)).isEqualTo(ORDERED - 1);
    }

    @Test
    void refundsWhenTheHoldRanOutBeforeItWasConfirmed() throws Exception {
        OrderId id = place("tok_ok");
        Catalog forgetful =
                (Catalog)
                        Proxy.newProxyInstance(
                                Catalog.class.getClassLoader(),
                                new Class<?>[] {Catalog.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("commit")) {
                                        stock.expireHolds();
                                    }
                                    return method.invoke(stock, arguments);
                                });
        runToTheEnd(new CrashPoints(Integer.MAX_VALUE), forgetful);

        Order order = find(id);
        assertThat(order.failure().map(Failure::code)).contains(Failure.Code.EXPIRED);
        assertThat(order.payment()).contains(PaymentStatus.REFUNDED);
        assertThat(charge(order)).isEqualTo("REFUNDED");
        assertThat(stock.available(product)).isEqualTo(UNITS);
    }

    @Test
    void undoesAnOrderThatIsCancelledAtAnyMoment() throws Exception {
        OrderChanges changes = new OrderChanges(DATABASE.orders, Object::toString, clock);
        boolean confirmed = false;
        for (int moment = 1; !confirmed && moment < MOMENTS_MAX; moment++) {
            OrderId id = place("tok_ok");
            CrashPoints points = new CrashPoints(moment);
            runUntilKilled(points);
            confirmed = find(id).status() == OrderStatus.CONFIRMED && !points.hasKilled();
            changes.cancel(
                    new OrderChanges.Request(find(id).buyer(), id, Optional.empty()),
                    Optional.of("changed my mind"));
            runToTheEnd(new CrashPoints(Integer.MAX_VALUE));

            Order order = find(id);
            assertThat(order.status()).as("moment %d", moment).isEqualTo(OrderStatus.CANCELLED);
            assertThat(stock.available(product)).as("moment %d", moment).isEqualTo(UNITS);
            assertThat(charge(order)).as("moment %d", moment).isIn("REFUNDED", "VOID");
            assertThat(sold()).as("moment %d", moment).isZero();
        }
        assertThat(confirmed).isTrue();
    }

    private interface EndState {
        void check(Order order);
    }

    /// Dies once at each moment of a run, until a run comes through.
    private void everyMoment(String token, EndState end) throws Exception {
        CrashPoints points = new CrashPoints(1);
        int moment = 1;
        for (; moment < MOMENTS_MAX; moment++) {
            OrderId id = place(token);
            points = new CrashPoints(moment);
            runUntilKilled(points);
            runToTheEnd(new CrashPoints(Integer.MAX_VALUE));
            end.check(find(id));
            DATABASE.jdbc.sql("DELETE FROM product_sales").update();
            if (!points.hasKilled()) {
                break;
            }
        }
        assertThat(moment).as("moments of a run").isBetween(20, MOMENTS_MAX - 1);
    }

    private OrderId place(String token) {
        stock.stock(product, UNITS);
        UserId buyer = new UserId(Ids.next("usr_"));
        OrderId id =
                DATABASE.place(Database.order(buyer, "k", product, ORDERED, token, clock.instant()))
                        .order()
                        .id();
        start(DATABASE.outbox);
        return id;
    }

    /// What queue and consumer do, without a queue.
    private void start(Outbox outbox) {
        Instant now = clock.instant();
        for (OutboxMessage message : outbox.claim(now, now.plusSeconds(1), 100)) {
            new FulfilmentStart(new Interpreter(DEFINITION), outbox, clock).start(message);
        }
    }

    /// Runs, with time going on whenever nothing is due, until nothing is left to run or the
    /// process dies.
    private void runUntilKilled(CrashPoints points) throws InterruptedException {
        try {
            runToTheEnd(points);
        } catch (CrashPoints.Killed _) {
            clock.advance(WorkflowRunner.LEASE);
        }
    }

    private void runToTheEnd(CrashPoints points) throws InterruptedException {
        runToTheEnd(points, stock);
    }

    private void runToTheEnd(CrashPoints points, Catalog catalog) throws InterruptedException {
        FulfilmentTasks tasks =
                new FulfilmentTasks(
                        points.wrap(OrderRepository.class, DATABASE.orders),
                        points.wrap(Catalog.class, catalog),
                        points.wrap(Payments.class, DATABASE.payments),
                        DATABASE.outbox,
                        clock);
        ExecutionStore store = points.wrap(ExecutionStore.class, DATABASE.executions);
        start(DATABASE.outbox);
        try (WorkflowRunner runner =
                new WorkflowRunner(DEFINITION, store, tasks, new Loud(), clock)) {
            while (DATABASE.count("workflow_executions WHERE status = 'RUNNING'") > 0) {
                if (!runner.runOne()) {
                    clock.advance(Duration.ofSeconds(5));
                }
            }
        }
    }

    private static final class Loud implements RunnerListener {
        @Override
        public void taskThrew(Execution execution, Exception exception) {
            throw new AssertionError(exception);
        }

        @Override
        public void stuck(Execution execution, Exception exception) {
            throw new AssertionError(exception);
        }
    }

    private static Order find(OrderId id) {
        return DATABASE.orders.find(id).orElseThrow();
    }

    private static List<OrderStatus> statuses(Order order) {
        return Objects.requireNonNull(DATABASE.queries.history(Set.of(order.id())).get(order.id()))
                .stream()
                .map(OrderEvent::status)
                .toList();
    }

    private static String charge(Order order) {
        return DATABASE.jdbc
                .sql("SELECT status FROM provider_charges WHERE order_id = :id")
                .param("id", order.id().value())
                .query(String.class)
                .single();
    }

    private long sold() {
        return Objects.requireNonNull(DATABASE.queries.unitsSold(Set.of(product)).get(product));
    }

    private static StateMachine definition() {
        try (InputStream json =
                new ClassPathResource("workflow/fulfilment.asl.json").getInputStream()) {
            return DefinitionReader.read(
                    JsonMapper.builder().build().readValue(json, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
