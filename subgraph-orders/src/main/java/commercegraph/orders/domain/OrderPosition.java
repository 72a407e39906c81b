package commercegraph.orders.domain;

import java.time.Instant;

/// An order's place in every list: newest first, by time of placing and then by id.
public record OrderPosition(Instant placedAt, OrderId id) {}
