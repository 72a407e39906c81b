package commercegraph.catalog.persistence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of one item, read and written by name. An absent attribute is a null.
final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    static Item at(Key key) {
        return new Item(new HashMap<>(key.attributes()));
    }

    static Item empty() {
        return new Item(new HashMap<>());
    }

    Key key() {
        return new Key(text("pk"), text("sk"));
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    Item with(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    Item with(String name, @Nullable Number value) {
        if (value != null) {
            attributes.put(name, AttributeValue.fromN(value.toString()));
        }
        return this;
    }

    Item with(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    Item with(String name, Instant value) {
        return with(name, value.toString());
    }

    Item with(String name, List<String> values) {
        attributes.put(
                name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    Item with(String name, Item value) {
        attributes.put(name, AttributeValue.fromM(value.attributes));
        return this;
    }

    Item with(Item other) {
        attributes.putAll(other.attributes);
        return this;
    }

    String text(String name) {
        return required(name).s();
    }

    @Nullable String textOrNull(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    int count(String name) {
        return Math.toIntExact(number(name));
    }

    @Nullable Integer countOrNull(String name) {
        return attributes.containsKey(name) ? Integer.valueOf(count(name)) : null;
    }

    boolean flag(String name) {
        return required(name).bool();
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    List<String> texts(String name) {
        return required(name).l().stream().map(AttributeValue::s).toList();
    }

    Item item(String name) {
        return new Item(required(name).m());
    }

    Iterable<String> names() {
        return attributes.keySet();
    }

    private AttributeValue required(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item lacks " + name);
        }
        return value;
    }
}
