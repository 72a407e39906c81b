package commercegraph.orders.domain;

import java.util.Optional;

/// A page of one buyer's orders.
public record BuyerPage(UserId buyer, Optional<OrderStatus> status, Slice slice) {}
