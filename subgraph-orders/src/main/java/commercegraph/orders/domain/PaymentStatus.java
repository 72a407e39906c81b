package commercegraph.orders.domain;

public enum PaymentStatus {
    PENDING,
    CAPTURED,
    REFUNDED,
    DECLINED
}
