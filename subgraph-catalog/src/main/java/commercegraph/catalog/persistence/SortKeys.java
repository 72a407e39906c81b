package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;

/// The keys by which indexes sort. Each ends with the item's id, so that no two are equal.
final class SortKeys {
    /// As the store compares them: by the bytes of UTF-8.
    static final Comparator<String> ORDER =
            (left, right) ->
                    Arrays.compareUnsigned(
                            left.getBytes(StandardCharsets.UTF_8),
                            right.getBytes(StandardCharsets.UTF_8));

    /// Before and after every key.
    static final String FIRST = " ";

    static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /// Sorts before every character that a name may have.
    private static final char SEPARATOR = '\u001f';

    private static final int PRICE_DECIMALS = 4;
    private static final int PRICE_DIGITS = 14;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SortKeys() {}

    static String newest(Product product) {
        return time(product.createdAt()) + SEPARATOR + product.id();
    }

    static String name(Product product) {
        return name(product.name(), product.id().value());
    }

    static String name(String name, String id) {
        return ProductQuery.folded(name) + SEPARATOR + id;
    }

    static String price(Product product) {
        return price(product.price().amount(), RoundingMode.UNNECESSARY) + SEPARATOR + product.id();
    }

    /// The amount as an integer of fixed width, whatever its currency: a bound of a filter can have
    /// more decimals than any.
    static String price(BigDecimal amount, RoundingMode rounding) {
        String digits = amount.setScale(PRICE_DECIMALS, rounding).unscaledValue().toString();
        return "0".repeat(PRICE_DIGITS - digits.length()) + digits;
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String due(Instant time, String id) {
        return time(time) + SEPARATOR + id;
    }
}
