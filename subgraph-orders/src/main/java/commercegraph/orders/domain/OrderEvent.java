package commercegraph.orders.domain;

import java.time.Instant;
import java.util.Optional;

/// One entry of an order's history.
public record OrderEvent(OrderStatus status, Optional<String> note, Instant occurredAt) {}
