package commercegraph.orders.domain;

import java.util.Optional;

/// A part of a list: at most `limit` elements, behind a position or from the beginning.
public record Slice(int limit, Optional<OrderPosition> after) {}
