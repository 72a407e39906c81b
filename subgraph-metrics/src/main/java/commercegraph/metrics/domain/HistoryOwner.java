package commercegraph.metrics.domain;

/// Whose interactions a history holds.
public sealed interface HistoryOwner {

    record OfUser(UserId id) implements HistoryOwner {}

    record OfProduct(ProductId id) implements HistoryOwner {}
}
