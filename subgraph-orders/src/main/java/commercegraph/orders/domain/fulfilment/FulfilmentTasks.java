package commercegraph.orders.domain.fulfilment;

import static java.util.stream.Collectors.toMap;

import commercegraph.orders.domain.Catalog;
import commercegraph.orders.domain.Catalog.Reservation;
import commercegraph.orders.domain.ChangeResult;
import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderChange;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderRepository;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.PaymentStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.workflow.TaskHandler;
import commercegraph.orders.workflow.TaskHandler.Outcome.Done;
import commercegraph.orders.workflow.TaskHandler.Outcome.Failed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// The tasks of the workflow. Each first does its work at the neighbour, which is idempotent by
/// order id, and then moves the order on if it is not there already: called twice, it does nothing
/// twice. An order that was cancelled meanwhile ends its fulfilment with `Order.Cancelled`; the
/// cancellation's own execution undoes what was done.
public final class FulfilmentTasks implements TaskHandler {
    /// How long stock is held for an order: longer than all retries of the definition together.
    static final Duration HOLD = Duration.ofMinutes(30);

    private static final Outcome DONE = new Done(Map.of());
    private static final Outcome CANCELLED =
            new Failed("Order.Cancelled", "the order was cancelled");

    private final OrderRepository orders;
    private final Catalog catalog;
    private final Payments payments;
    private final Outbox outbox;
    private final Clock clock;

    public FulfilmentTasks(
            OrderRepository orders,
            Catalog catalog,
            Payments payments,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.catalog = catalog;
        this.payments = payments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Takes the message that Step Functions would put into the task queue, and does what it names.
    @Override
    public Outcome run(String resource, Object arguments) {
        TaskMessage message = TaskMessage.of(arguments);
        OrderId order = message.order();
        return switch (message.task()) {
            case "reserveStock" -> reserveStock(find(order));
            case "takePayment" -> takePayment(find(order));
            case "confirmOrder" -> confirmOrder(find(order));
            case "releaseStock" -> releaseStock(order);
            case "refundPayment" -> refundPayment(order);
            case "failOrder" -> failOrder(order, message.failure());
            case "awaitFulfilment" -> awaitFulfilment(order);
            case String other -> throw new IllegalStateException("there is no task " + other);
        };
    }

    private Outcome reserveStock(Order order) {
        if (order.status() != OrderStatus.PLACED) {
            return arrived(order);
        }
        Map<ProductId, Integer> quantities =
                orders.items(order.id()).stream()
                        .collect(toMap(OrderItem::product, OrderItem::quantity, Integer::sum));
        return switch (catalog.reserve(order.id(), quantities, now().plus(HOLD))) {
            case Reservation.Held() -> advance(order.id(), OrderStatus.INVENTORY_RESERVED);
            case Reservation.NotEnough() -> new Failed("Stock.OutOfStock", "not enough in stock");
            case Reservation.Refused(var reasons) ->
                    new Failed("Stock.Refused", String.join("; ", reasons));
        };
    }

    private Outcome takePayment(Order order) {
        if (order.status() != OrderStatus.INVENTORY_RESERVED) {
            return arrived(order);
        }
        String token = orders.paymentToken(order.id()).orElse("");
        return switch (payments.charge(order.id(), order.total(), token)) {
            case Payments.Charge.Captured() -> advance(order.id(), OrderStatus.PAID);
            case Payments.Charge.Unavailable() ->
                    new Failed("Payment.Unavailable", "the provider did not answer");
            case Payments.Charge.Declined() -> {
                settle(order.id(), Optional.of(PaymentStatus.DECLINED));
                yield new Failed("Payment.Declined", "the provider declined the charge");
            }
        };
    }

    private Outcome confirmOrder(Order order) {
        if (order.status() != OrderStatus.PAID) {
            return arrived(order);
        }
        return catalog.commit(order.id())
                ? advance(order.id(), OrderStatus.CONFIRMED)
                : new Failed("Stock.Expired", "the stock is not held any more");
    }

    private Outcome releaseStock(OrderId order) {
        catalog.release(order);
        return DONE;
    }

    private Outcome refundPayment(OrderId order) {
        boolean refunded = payments.refund(order);
        settle(order, refunded ? Optional.of(PaymentStatus.REFUNDED) : Optional.empty());
        return DONE;
    }

    private Outcome failOrder(OrderId id, Failure failure) {
        orders.change(
                id,
                Optional.empty(),
                current ->
                        current.status().mayBecome(OrderStatus.FAILED)
                                ? Optional.of(
                                        OrderChange.status(
                                                current.to(OrderStatus.FAILED, now())
                                                        .withFailure(failure),
                                                Optional.of(failure.reason())))
                                : Optional.empty());
        return DONE;
    }

    private Outcome awaitFulfilment(OrderId order) {
        return outbox.isFulfilling(order)
                ? new Failed("Fulfilment.Running", "the fulfilment has not ended yet")
                : DONE;
    }

    private Outcome advance(OrderId id, OrderStatus to) {
        ChangeResult result =
                orders.change(
                        id,
                        Optional.empty(),
                        current ->
                                current.status().mayBecome(to)
                                        ? Optional.of(
                                                OrderChange.status(
                                                        reached(current, to), Optional.empty()))
                                        : Optional.empty());
        return switch (result) {
            case ChangeResult.Changed _ -> DONE;
            case ChangeResult.Unchanged(var order) -> arrived(order);
            case ChangeResult.Replayed _, ChangeResult.KeyReused _, ChangeResult.Unknown _ ->
                    throw new IllegalStateException("%s: %s".formatted(id, result));
        };
    }

    private Order reached(Order current, OrderStatus to) {
        Order moved = current.to(to, now());
        return to == OrderStatus.PAID
                ? moved.withPayment(Optional.of(PaymentStatus.CAPTURED), moved.updatedAt())
                : moved;
    }

    /// A task that finds its work done has been called again; one that finds the order called off
    /// ends here.
    private static Outcome arrived(Order order) {
        return switch (order.status()) {
            case CANCELLED -> CANCELLED;
            case FAILED -> new Failed("Order.Failed", "the order has failed already");
            case PLACED, INVENTORY_RESERVED, PAID, CONFIRMED, SHIPPED, DELIVERED -> DONE;
        };
    }

    /// Writes how the payment ended. A decline stays: nothing went back because nothing was taken.
    private void settle(OrderId id, Optional<PaymentStatus> payment) {
        orders.change(
                id,
                Optional.empty(),
                current ->
                        current.payment().equals(payment)
                                        || current.payment()
                                                .equals(Optional.of(PaymentStatus.DECLINED))
                                ? Optional.empty()
                                : Optional.of(
                                        OrderChange.silent(current.withPayment(payment, now()))));
    }

    private Order find(OrderId id) {
        return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
