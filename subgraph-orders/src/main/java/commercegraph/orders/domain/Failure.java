package commercegraph.orders.domain;

/// Why an order failed: a code for programs, a sentence for people.
public record Failure(Code code, String reason) {
    public enum Code {
        OUT_OF_STOCK,
        PAYMENT_DECLINED,
        PAYMENT_UNAVAILABLE,
        EXPIRED
    }
}
