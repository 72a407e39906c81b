package commercegraph.catalog.domain;

/// The name under which a shop keeps a product: unique, case matters, never changed and never given
/// again.
public record Sku(String value) {
    @Override
    public String toString() {
        return value;
    }
}
