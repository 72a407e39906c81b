package commercegraph.metrics.persistence;

import static java.util.stream.Collectors.toMap;

import commercegraph.metrics.domain.MetricsReader;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.ProductMetrics;
import commercegraph.metrics.domain.UserId;
import commercegraph.metrics.domain.UserMetrics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads counters: one item for each user; one for each lane of a product, summed.
@Repository
final class DynamoDbMetrics implements MetricsReader {

    private final MetricsTable table;

    DynamoDbMetrics(MetricsTable table) {
        this.table = table;
    }

    @Override
    public Map<UserId, UserMetrics> users(Set<UserId> ids) {
        var items = table.getAll(ids.stream().map(Key::metrics).toList());
        return ids.stream()
                .collect(
                        toMap(
                                Function.identity(),
                                id ->
                                        Optional.ofNullable(items.get(Key.metrics(id)))
                                                .map(item -> Counters.user(id, item))
                                                .orElseGet(() -> UserMetrics.none(id))));
    }

    @Override
    public Map<ProductId, ProductMetrics> products(Set<ProductId> ids) {
        List<Key> keys =
                ids.stream().map(DynamoDbMetrics::shards).flatMap(Collection::stream).toList();
        var items = table.getAll(keys);
        return ids.stream().collect(toMap(Function.identity(), id -> sum(id, items)));
    }

    private static ProductMetrics sum(ProductId id, Map<Key, Map<String, AttributeValue>> items) {
        Stream<Map<String, AttributeValue>> found =
                shards(id).stream().flatMap(key -> Optional.ofNullable(items.get(key)).stream());
        return found.map(item -> Counters.product(id, item))
                .reduce(ProductMetrics.none(id), ProductMetrics::plus);
    }

    private static List<Key> shards(ProductId id) {
        return IntStream.range(0, Lanes.COUNT).mapToObj(lane -> Key.metrics(id, lane)).toList();
    }
}
