package commercegraph.metrics.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Reads and closes lanes' heads.
final class Heads {

    private final MetricsTable table;

    Heads(MetricsTable table) {
        this.table = table;
    }

    Head read(int lane) {
        return table.get(Key.head(lane)).map(Head::of).orElse(Head.NONE);
    }

    List<Head> readAll() {
        List<Key> keys = IntStream.range(0, Lanes.COUNT).mapToObj(Key::head).toList();
        Map<Key, Map<String, AttributeValue>> items = table.getAll(keys);
        return keys.stream()
                .map(key -> Optional.ofNullable(items.get(key)).map(Head::of).orElse(Head.NONE))
                .toList();
    }

    /// From now on nothing is added to the lane at this tick or before. The head as it is then.
    Head close(int lane, long tick) {
        return table.update(
                        update ->
                                update.key(Key.head(lane).attributes())
                                        .updateExpression("SET closed = :tick")
                                        .conditionExpression(
                                                "attribute_not_exists(closed) OR closed < :tick")
                                        .expressionAttributeValues(
                                                Map.of(":tick", Attributes.of(tick)))
                                        .returnValues(ReturnValue.ALL_NEW))
                .map(Head::of)
                .orElseGet(() -> read(lane));
    }
}
