package commercegraph.orders.domain;

import java.time.Instant;
import java.util.Optional;

/// Which orders a list has; what is empty restricts nothing.
///
/// @param placedSince inclusive
/// @param placedUntil exclusive
public record OrderFilter(
        Optional<UserId> buyer,
        Optional<OrderStatus> status,
        Optional<Instant> placedSince,
        Optional<Instant> placedUntil) {}
