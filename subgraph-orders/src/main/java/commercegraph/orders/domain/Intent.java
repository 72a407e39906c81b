package commercegraph.orders.domain;

/// What the workflow is to do with an order.
public enum Intent {
    FULFIL,
    CANCEL
}
