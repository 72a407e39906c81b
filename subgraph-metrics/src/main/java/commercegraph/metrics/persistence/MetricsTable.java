package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.support.dynamodb.BulkLoad;
import commercegraph.support.pauses.Backoff;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The one way to the table. Reads are strongly consistent. What the client library throws becomes
/// [StoreUnavailableException], but for the answers that a caller decides by: failed conditions.
@Repository
final class MetricsTable {

    private static final int GET_KEYS_MAX = 100;
    private static final int PUT_ITEMS_MAX = 25;

    /// How often what a batch left undone is asked for again.
    private static final int ROUNDS_MAX = 8;

    private final DynamoDbClient client;
    private final String name;

    MetricsTable(
            DynamoDbClient client,
            @Value("${commercegraph.metrics.table:commercegraph-metrics}") String name,
            @Value("${commercegraph.dynamodb.create-tables:false}") boolean create) {
        this.client = client;
        this.name = name;
        if (create) create();
    }

    String name() {
        return name;
    }

    private void create() {
        try {
            client.createTable(
                    table ->
                            table.tableName(name)
                                    .billingMode(BillingMode.PAY_PER_REQUEST)
                                    .attributeDefinitions(
                                            a ->
                                                    a.attributeName(Key.PARTITION)
                                                            .attributeType(ScalarAttributeType.S),
                                            a ->
                                                    a.attributeName(Key.SORT)
                                                            .attributeType(ScalarAttributeType.S))
                                    .keySchema(
                                            k ->
                                                    k.attributeName(Key.PARTITION)
                                                            .keyType(KeyType.HASH),
                                            k -> k.attributeName(Key.SORT).keyType(KeyType.RANGE)));
        } catch (ResourceInUseException _) {
            return; // it is there already
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
    }

    Optional<Map<String, AttributeValue>> get(Key key) {
        var response =
                asked(
                        () ->
                                client.getItem(
                                        get ->
                                                get.tableName(name)
                                                        .key(key.attributes())
                                                        .consistentRead(true)));
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }

    /// Absent keys are left out of the answer.
    Map<Key, Map<String, AttributeValue>> getAll(Collection<Key> keys) {
        Map<Key, Map<String, AttributeValue>> items = new HashMap<>();
        Concurrent.map(
                        Chunks.ofSize(keys.stream().distinct().toList(), GET_KEYS_MAX),
                        this::getOnce)
                .forEach(items::putAll);
        return items;
    }

    private Map<Key, Map<String, AttributeValue>> getOnce(List<Key> keys) {
        Map<Key, Map<String, AttributeValue>> items = new HashMap<>();
        var left = request(keys.stream().map(Key::attributes).toList());
        for (int round = 0; round < ROUNDS_MAX && !left.isEmpty(); round++) {
            if (round > 0) Backoff.OF_STORE.pause(round);
            var asked = left;
            var response = asked(() -> client.batchGetItem(get -> get.requestItems(asked)));
            response.responses()
                    .getOrDefault(name, List.of())
                    .forEach(item -> items.put(Key.of(item), item));
            left = response.unprocessedKeys();
        }
        if (!left.isEmpty()) throw new StoreUnavailableException("the store is over its capacity");
        return items;
    }

    private Map<String, KeysAndAttributes> request(List<Map<String, AttributeValue>> keys) {
        return Map.of(name, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    }

    QueryResponse query(Consumer<QueryRequest.Builder> query) {
        return asked(() -> client.query(q -> query.accept(q.tableName(name).consistentRead(true))));
    }

    /// Puts items without any condition, a bounded number of requests at a time.
    void putAll(List<Map<String, AttributeValue>> items) {
        Concurrent.map(
                Chunks.ofSize(items, PUT_ITEMS_MAX),
                chunk ->
                        asked(
                                () -> {
                                    BulkLoad.putAll(client, name, chunk);
                                    return chunk.size();
                                }));
    }

    /// The item after the update; empty when its condition does not hold.
    Optional<Map<String, AttributeValue>> update(Consumer<UpdateItemRequest.Builder> update) {
        return asked(
                () -> {
                    try {
                        return Optional.of(
                                client.updateItem(u -> update.accept(u.tableName(name)))
                                        .attributes());
                    } catch (ConditionalCheckFailedException _) {
                        return Optional.empty();
                    }
                });
    }

    /// All or none. Throws [TransactionCanceledException] when it is none; after a
    /// [StoreUnavailableException] it may be either.
    void transact(List<TransactWriteItem> items) {
        asked(() -> client.transactWriteItems(transaction -> transaction.transactItems(items)));
    }

    private static <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (TransactionCanceledException cancelled) {
            throw cancelled;
        } catch (SdkException failure) {
            throw new StoreUnavailableException("the store does not answer", failure);
        }
    }
}
