package commercegraph.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderChange;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.Shipment;
import commercegraph.orders.domain.UserId;
import commercegraph.orders.domain.fulfilment.FulfilmentQueue;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import commercegraph.orders.domain.fulfilment.OutboxPublisher;
import commercegraph.orders.domain.fulfilment.ShipWhenDue;
import commercegraph.orders.testing.TestClock;
import commercegraph.orders.workflow.Execution;
import commercegraph.orders.workflow.Progress;
import commercegraph.orders.workflow.Step.Moved;
import commercegraph.support.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest {
    private static final Progress BEGIN = new Progress("A", Map.of("n", 1), Map.of());

    private final Database database = Database.fresh();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<OutboxMessage> sent = new ArrayList<>();
    private boolean queueIsAway;
    private final OutboxPublisher publisher =
            new OutboxPublisher(database.outbox, new RecordingQueue(), clock);

    @Test
    void sendsAgainUntilTheWorkflowHasStarted() {
        OrderId order = place();
        assertThat(publisher.publish()).isTrue();
        assertThat(publisher.publish()).as("not due again yet").isFalse();
        assertThat(database.outbox.isFulfilling(order)).isTrue();

        clock.advance(Duration.ofSeconds(15));
        assertThat(publisher.publish()).as("it may have been lost").isTrue();
        assertThat(sent).extracting(OutboxMessage::order).containsExactly(order, order);

        database.outbox.start(sent.getFirst(), BEGIN, clock.instant());
        clock.advance(Duration.ofSeconds(15));
        assertThat(publisher.publish()).as("its workflow has started").isFalse();
    }

    @Test
    void keepsWhatTheQueueDidNotTake() {
        place();
        queueIsAway = true;
        assertThatThrownBy(publisher::publish).hasMessage("away");

        queueIsAway = false;
        clock.advance(Duration.ofSeconds(15));
        assertThat(publisher.publish()).isTrue();
        assertThat(sent).hasSize(1);
    }

    @Test
    void startsOneWorkflowHoweverOftenItsMessageComes() {
        OrderId order = place();
        publisher.publish();
        OutboxMessage message = sent.getFirst();

        database.outbox.start(message, BEGIN, clock.instant());
        Execution execution = claim().orElseThrow();
        database.executions.commit(
                execution,
                new Moved(new Progress("B", Map.of(), Map.of(0, 2)), clock.instant()),
                clock.instant(),
                clock.instant());
        database.outbox.start(message, BEGIN, clock.instant());

        Execution again = claim().orElseThrow();
        assertThat(again.progress()).isEqualTo(new Progress("B", Map.of(), Map.of(0, 2)));
        assertThat(again.id()).isEqualTo(order.value());
        assertThat(claim()).as("leased").isEmpty();
        assertThat(
                        database.executions.commit(
                                execution,
                                new Moved(BEGIN, clock.instant()),
                                clock.instant(),
                                clock.instant()))
                .as("the first claim has been overtaken")
                .isFalse();
    }

    @Test
    void forgetsWhatWasDoneLongAgo() {
        place();
        publisher.publish();
        database.outbox.start(sent.getFirst(), BEGIN, clock.instant());
        place();

        database.outbox.purge(clock.instant().plusSeconds(1), clock.instant());

        assertThat(database.count("outbox")).as("what is not done stays").isOne();
    }

    @Test
    void sendsConfirmedOrdersOffWhenTheirTimeHasCome() {
        OrderId order = place();
        publisher.publish();
        database.outbox.start(sent.getFirst(), BEGIN, clock.instant());
        for (OrderStatus status :
                List.of(OrderStatus.INVENTORY_RESERVED, OrderStatus.PAID, OrderStatus.CONFIRMED)) {
            database.orders.change(
                    order,
                    Optional.empty(),
                    current ->
                            Optional.of(
                                    OrderChange.status(
                                            current.to(status, clock.instant()),
                                            Optional.empty())));
        }
        ShipWhenDue shipping = new ShipWhenDue(database.orders, Duration.ofMinutes(10), clock);

        clock.advance(Duration.ofMinutes(9));
        shipping.run();
        assertThat(find(order).status()).isEqualTo(OrderStatus.CONFIRMED);

        clock.advance(Duration.ofMinutes(1));
        shipping.run();
        shipping.run();
        assertThat(find(order).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(find(order).shipment())
                .map(Shipment::trackingNumber)
                .hasValueSatisfying(number -> assertThat(number).matches("QP[0-9A-Z]{12}"));
    }

    private OrderId place() {
        UserId buyer = new UserId(Ids.next("usr_"));
        return database.place(
                        Database.order(
                                buyer, "k", new ProductId("prd_1"), 1, "tok_ok", clock.instant()))
                .order()
                .id();
    }

    private Order find(OrderId id) {
        return database.orders.find(id).orElseThrow();
    }

    private Optional<Execution> claim() {
        return database.executions.claim(clock.instant(), clock.instant().plusSeconds(20));
    }

    private final class RecordingQueue implements FulfilmentQueue {
        @Override
        public void send(List<OutboxMessage> messages) {
            if (queueIsAway) {
                throw new IllegalStateException("away");
            }
            sent.addAll(messages);
        }
    }
}
