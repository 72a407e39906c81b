package commercegraph.users.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the table while it is read or written. What is empty is not written.
record Item(Map<String, AttributeValue> attributes) {

    static Item at(Key key) {
        return new Item(new HashMap<>(key.attributes()));
    }

    /// Where an item stands.
    record Key(String partition, String sort) {
        Map<String, AttributeValue> attributes() {
            return Map.of(
                    TableLayout.PARTITION, AttributeValue.fromS(partition),
                    TableLayout.SORT, AttributeValue.fromS(sort));
        }
    }

    Item with(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    Item with(String name, Optional<String> value) {
        value.ifPresent(text -> with(name, text));
        return this;
    }

    Item with(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    Item with(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    Item with(String name, Instant value) {
        return with(name, value.toEpochMilli());
    }

    Item with(String name, Collection<String> values) {
        if (!values.isEmpty())
            attributes.put(name, AttributeValue.fromSs(values.stream().toList()));
        return this;
    }

    Item with(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    Optional<String> findText(String name) {
        return find(name).map(AttributeValue::s);
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> new IllegalStateException("no " + name));
    }

    long number(String name) {
        return find(name)
                .map(value -> Long.parseLong(value.n()))
                .orElseThrow(() -> new IllegalStateException("no " + name));
    }

    boolean flag(String name) {
        return find(name).map(AttributeValue::bool).orElse(false);
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    Set<String> texts(String name) {
        return find(name).map(value -> Set.copyOf(value.ss())).orElse(Set.of());
    }
}
