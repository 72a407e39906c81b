package commercegraph.orders.domain;

import commercegraph.orders.domain.OrderResult.Accepted;
import commercegraph.orders.domain.OrderResult.Refused;
import commercegraph.orders.domain.Refusal.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Changes that people make to orders that stand: cancel, ship, deliver. Whether the caller may is
/// asked before.
public final class OrderChanges {
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int SHIPMENT_CHARACTERS_MAX = 100;
    private static final Duration KEY_KEPT = Duration.ofHours(24);

    private final OrderRepository orders;
    private final Function<Object, String> inputHash;
    private final Clock clock;

    public OrderChanges(OrderRepository orders, Function<Object, String> inputHash, Clock clock) {
        this.orders = orders;
        this.inputHash = inputHash;
        this.clock = clock;
    }

    /// @param key the caller's idempotency key, if the request has one
    public record Request(UserId caller, OrderId order, Optional<String> key) {}

    /// Possible until the order is shipped. The workflow then gives back stock and money.
    public OrderResult cancel(Request request, Optional<String> reason) {
        List<Refusal> refusals = new ArrayList<>();
        if (reason.isPresent() && !Text.isPlain(reason.get(), REASON_CHARACTERS_MAX)) {
            refusals.add(text("reason", REASON_CHARACTERS_MAX));
        }
        return change(
                request,
                "cancelOrder",
                List.of(request.order().value(), reason.orElse("")),
                refusals,
                current ->
                        current.status().mayBecome(OrderStatus.CANCELLED)
                                ? Optional.of(
                                        OrderChange.status(
                                                        current.to(OrderStatus.CANCELLED, now()),
                                                        reason)
                                                .telling(Intent.CANCEL))
                                : Optional.empty(),
                Code.NOT_CANCELLABLE);
    }

    public OrderResult ship(Request request, Shipment shipment) {
        List<Refusal> refusals = new ArrayList<>();
        if (!Text.isPlain(shipment.carrier(), SHIPMENT_CHARACTERS_MAX)) {
            refusals.add(text("carrier", SHIPMENT_CHARACTERS_MAX));
        }
        if (!Text.isPlain(shipment.trackingNumber(), SHIPMENT_CHARACTERS_MAX)) {
            refusals.add(text("trackingNumber", SHIPMENT_CHARACTERS_MAX));
        }
        return change(
                request,
                "shipOrder",
                List.of(request.order().value(), shipment.carrier(), shipment.trackingNumber()),
                refusals,
                current -> shipped(current, shipment, now()),
                Code.CONFLICT);
    }

    public OrderResult deliver(Request request) {
        return change(
                request,
                "deliverOrder",
                List.of(request.order().value()),
                new ArrayList<>(),
                current ->
                        current.status().mayBecome(OrderStatus.DELIVERED)
                                ? Optional.of(
                                        OrderChange.status(
                                                current.to(OrderStatus.DELIVERED, now()),
                                                Optional.empty()))
                                : Optional.empty(),
                Code.CONFLICT);
    }

    /// The change that sends an order off, where it may be sent.
    public static Optional<OrderChange> shipped(Order current, Shipment shipment, Instant now) {
        return current.status().mayBecome(OrderStatus.SHIPPED)
                ? Optional.of(
                        OrderChange.status(
                                current.to(OrderStatus.SHIPPED, now).withShipment(shipment),
                                Optional.of("Sent with " + shipment.carrier())))
                : Optional.empty();
    }

    private OrderResult change(
            Request request,
            String mutation,
            List<String> input,
            List<Refusal> refusals,
            OrderRepository.Decision decision,
            Code otherwise) {
        request.key().map(PlaceOrderRules::key).ifPresent(refusals::addAll);
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        Optional<RequestKey> key =
                request.key()
                        .map(
                                text ->
                                        new RequestKey(
                                                request.caller(),
                                                mutation,
                                                text,
                                                inputHash.apply(input),
                                                now().plus(KEY_KEPT)));
        return switch (orders.change(request.order(), key, decision)) {
            case ChangeResult.Changed(var order) -> new Accepted(order);
            case ChangeResult.Replayed(var order) -> new Accepted(order);
            case ChangeResult.KeyReused() -> OrderResult.refused(Refusal.keyReused());
            case ChangeResult.Unknown() -> OrderResult.refused(Refusal.unknownOrder());
            case ChangeResult.Unchanged(var order) ->
                    OrderResult.refused(
                            new Refusal(
                                    otherwise,
                                    "The order is %s.".formatted(order.status()),
                                    List.of("id")));
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal text(String field, int charactersMax) {
        return Refusal.invalid(
                "%s is a text of 1 to %d characters.".formatted(field, charactersMax), field);
    }
}
