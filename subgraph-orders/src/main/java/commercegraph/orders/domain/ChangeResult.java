package commercegraph.orders.domain;

/// How a change of an order went.
public sealed interface ChangeResult {
    record Changed(Order order) implements ChangeResult {}

    /// The decision was to change nothing; the order as it is.
    record Unchanged(Order order) implements ChangeResult {}

    /// The same request was carried out before; the order as it is now.
    record Replayed(Order order) implements ChangeResult {}

    /// The idempotency key was used before with another input.
    record KeyReused() implements ChangeResult {}

    record Unknown() implements ChangeResult {}
}
