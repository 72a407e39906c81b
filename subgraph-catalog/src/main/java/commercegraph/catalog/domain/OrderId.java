package commercegraph.catalog.domain;

/// An order's id, given by the orders service.
public record OrderId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
