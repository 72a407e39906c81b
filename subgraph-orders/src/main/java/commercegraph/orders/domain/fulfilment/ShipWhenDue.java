package commercegraph.orders.domain.fulfilment;

import commercegraph.orders.domain.OrderChanges;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderRepository;
import commercegraph.orders.domain.Shipment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Sends orders off by itself some time after they were confirmed, where nobody packs parcels.
public final class ShipWhenDue {
    /// Orders sent off in one go; the rest goes with the next.
    private static final int ORDERS_MAX = 100;

    private final OrderRepository orders;
    private final Duration after;
    private final Clock clock;

    public ShipWhenDue(OrderRepository orders, Duration after, Clock clock) {
        this.orders = orders;
        this.after = after;
        this.clock = clock;
    }

    public void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (OrderId id : orders.confirmedBefore(now.minus(after), ORDERS_MAX)) {
            orders.change(
                    id,
                    Optional.empty(),
                    current -> OrderChanges.shipped(current, shipment(id), now));
        }
    }

    /// The tracking number is the end of the order's id: the same at each try.
    private static Shipment shipment(OrderId id) {
        return new Shipment(
                "Quickstart Post", "QP" + id.value().substring(id.value().length() - 12));
    }
}
