package commercegraph.catalog.domain;

import java.util.Comparator;

/// A product's id: `prd_` and a ULID. Any text is taken; one that is no id finds nothing.
public record ProductId(String value) {
    static final Comparator<ProductId> ORDER = Comparator.comparing(ProductId::value);

    @Override
    public String toString() {
        return value;
    }
}
