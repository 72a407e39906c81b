package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.text;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.MetadataSubject;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where an item lies in the table. Every access pattern is a method here.
record Key(String partition, String sort) {

    static final String PARTITION = "pk";
    static final String SORT = "sk";

    static Key head(int lane) {
        return new Key("lane#" + lane, "head");
    }

    static Key segment(int lane, long firstTick) {
        return new Key(feed(lane), tick(firstTick));
    }

    static Key place(String segmentId) {
        return new Key("segment#" + segmentId, "place");
    }

    /// Key ids have no `#`, so that no two pairs make one key.
    static Key claim(String keyId, String eventId) {
        return new Key("event#" + keyId + "#" + eventId, "claim");
    }

    static Key metrics(UserId user) {
        return new Key("user#" + user.value(), "metrics");
    }

    static Key metrics(ProductId product, int shard) {
        return new Key("product#" + product.value(), "metrics#" + shard);
    }

    static Key metadata(MetadataSubject subject) {
        return switch (subject) {
            case MetadataSubject.User(var id) -> new Key("user#" + id.value(), "metadata");
            case MetadataSubject.Product(var id) -> new Key("product#" + id.value(), "metadata");
        };
    }

    static Key seeding() {
        return new Key("seeding", "state");
    }

    static Key history(UserId user, FeedPosition row) {
        return new Key(history(user), row(row));
    }

    static Key history(ProductId product, FeedPosition row) {
        return new Key(history(product, row.lane()), row(row));
    }

    /// The partitions that hold an owner's history. A popular product's is spread over the lanes.
    static List<String> histories(HistoryOwner owner) {
        return switch (owner) {
            case HistoryOwner.OfUser(var id) -> List.of(history(id));
            case HistoryOwner.OfProduct(var id) ->
                    IntStream.range(0, Lanes.COUNT).mapToObj(lane -> history(id, lane)).toList();
        };
    }

    static String feed(int lane) {
        return "feed#" + lane;
    }

    /// Whether this lies in the history of the user.
    boolean isOf(UserId user) {
        return partition.equals(history(user));
    }

    private static String history(UserId user) {
        return "history#user#" + user.value();
    }

    private static String history(ProductId product, int lane) {
        return "history#product#" + product.value() + "#" + lane;
    }

    /// Sorts as the number does until the year 2286.
    static String tick(long tick) {
        return "%016d".formatted(tick);
    }

    static String row(FeedPosition row) {
        return "%016d#%02d".formatted(row.tick(), row.lane());
    }

    static FeedPosition row(String sort) {
        int separator = sort.indexOf('#');
        return new FeedPosition(
                Long.parseLong(sort.substring(0, separator)),
                Integer.parseInt(sort.substring(separator + 1)));
    }

    static Key of(Map<String, AttributeValue> item) {
        return new Key(text(item, PARTITION), text(item, SORT));
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }
}
