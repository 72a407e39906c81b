package commercegraph.metrics.persistence;

import static java.util.stream.Collectors.toMap;

import commercegraph.metrics.domain.Metadata;
import commercegraph.metrics.domain.MetadataStore;
import commercegraph.metrics.domain.MetadataSubject;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.domain.UserId;
import commercegraph.support.pauses.Backoff;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One item for each subject, with a version: who read it before another wrote it reads again.
@Repository
final class DynamoDbMetadata implements MetadataStore {

    private static final int TRIES_MAX = 16;
    private static final String VALUES = "metadata";
    private static final String VERSION = "version";
    private static final String ERASED = "erased";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final MetricsTable table;

    DynamoDbMetadata(MetricsTable table) {
        this.table = table;
    }

    @Override
    public Map<MetadataSubject, Metadata> findAll(Set<MetadataSubject> subjects) {
        Map<Key, MetadataSubject> keys =
                subjects.stream().collect(toMap(Key::metadata, Function.identity()));
        Map<MetadataSubject, Metadata> found = new HashMap<>();
        table.getAll(keys.keySet())
                .forEach(
                        (key, item) -> {
                            MetadataSubject subject = keys.get(key);
                            if (subject != null && !isErased(item)) found.put(subject, read(item));
                        });
        return found;
    }

    @Override
    public boolean change(MetadataSubject subject, UnaryOperator<Metadata> change) {
        Key key = Key.metadata(subject);
        for (int failures = 0; failures < TRIES_MAX; failures++) {
            if (failures > 0) Backoff.OF_STORE.pause(failures);
            Optional<Map<String, AttributeValue>> item = table.get(key);
            if (item.filter(DynamoDbMetadata::isErased).isPresent()) return false;
            Metadata current = item.map(DynamoDbMetadata::read).orElse(Metadata.NONE);
            Metadata changed = change.apply(current);
            if (changed.equals(current)) return true;
            long version = item.map(found -> Attributes.number(found, VERSION)).orElse(0L);
            if (write(key, changed, version)) return true;
        }
        throw new StoreUnavailableException(
                "metadata could not be written in " + TRIES_MAX + " tries");
    }

    /// Nothing is known of the user any more, and nothing ever will be: the item stays, and says
    /// so.
    void erase(UserId user) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":none", Attributes.of(JSON.writeValueAsString(Map.of())),
                        ":erased", AttributeValue.fromBool(true),
                        ":zero", Attributes.of(0),
                        ":one", Attributes.of(1));
        table.update(
                update ->
                        update.key(Key.metadata(new MetadataSubject.User(user)).attributes())
                                .updateExpression(
                                        "SET #values = :none, erased = :erased,"
                                                + " version = if_not_exists(version, :zero) + :one")
                                .expressionAttributeNames(Map.of("#values", VALUES))
                                .expressionAttributeValues(values));
    }

    private static boolean isErased(Map<String, AttributeValue> item) {
        return Attributes.has(item, ERASED);
    }

    private boolean write(Key key, Metadata metadata, long version) {
        return table.update(
                        update ->
                                update.key(key.attributes())
                                        .updateExpression("SET #values = :values, version = :next")
                                        .conditionExpression(
                                                version == 0
                                                        ? "attribute_not_exists(version)"
                                                        : "version = :version")
                                        .expressionAttributeNames(Map.of("#values", VALUES))
                                        .expressionAttributeValues(values(metadata, version)))
                .isPresent();
    }

    private static Map<String, AttributeValue> values(Metadata metadata, long version) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":values", Attributes.of(JSON.writeValueAsString(metadata.values())));
        values.put(":next", Attributes.of(version + 1));
        if (version > 0) values.put(":version", Attributes.of(version));
        return values;
    }

    private static Metadata read(Map<String, AttributeValue> item) {
        return new Metadata(JSON.readValue(Attributes.text(item, VALUES), OBJECT));
    }
}
