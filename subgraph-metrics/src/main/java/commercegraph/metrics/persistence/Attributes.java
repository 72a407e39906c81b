package commercegraph.metrics.persistence;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reading and writing the attributes of items.
final class Attributes {

    private Attributes() {}

    static AttributeValue of(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue of(BigDecimal number) {
        return AttributeValue.fromN(number.toPlainString());
    }

    /// A whole item: its key and what else it holds.
    static Map<String, AttributeValue> item(Key key, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        item.putAll(values);
        return item;
    }

    static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null)
            throw new IllegalStateException("an item of the table lacks " + name);
        return value.s();
    }

    /// Zero where it is absent: counters begin by being added to.
    static long number(Map<String, AttributeValue> item, String name) {
        return optional(item.get(name)).map(Long::parseLong).orElse(0L);
    }

    static BigDecimal decimal(Map<String, AttributeValue> item, String name) {
        return optional(item.get(name)).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    }

    static boolean has(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name);
    }

    private static Optional<String> optional(@Nullable AttributeValue value) {
        return Optional.ofNullable(value).map(AttributeValue::n);
    }
}
