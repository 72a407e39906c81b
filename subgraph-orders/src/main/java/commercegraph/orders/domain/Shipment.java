package commercegraph.orders.domain;

/// Who carries the order, and the number to ask there.
public record Shipment(String carrier, String trackingNumber) {}
