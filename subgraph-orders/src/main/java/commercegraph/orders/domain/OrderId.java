package commercegraph.orders.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// `ord_` and a ULID.
public record OrderId(String value) {
    private static final Pattern FORM = Pattern.compile("ord_[0-9A-HJKMNP-TV-Z]{26}");

    public OrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an order id is \"ord_\" and a ULID");
        }
    }

    /// Empty for a text that no order can have as its id.
    public static Optional<OrderId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
    }
}
