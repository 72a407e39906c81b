package commercegraph.orders.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a product of the catalog subgraph; taken as it comes, within the bounds that any id keeps.
public record ProductId(String value) implements Comparable<ProductId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ProductId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an id has 1 to 64 letters, digits, _ and -");
        }
    }

    /// Empty for a text that no product can have as its id.
    public static Optional<ProductId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ProductId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(ProductId other) {
        return value.compareTo(other.value);
    }
}
