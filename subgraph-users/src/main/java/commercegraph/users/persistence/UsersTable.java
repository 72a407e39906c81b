package commercegraph.users.persistence;

import commercegraph.support.dynamodb.BulkLoad;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.pauses.Backoff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What this module does with its table. A store that can't be reached, or stays throttled after
/// the SDK's own attempts, is UNAVAILABLE.
final class UsersTable {

    static final String ABSENT = "attribute_not_exists(pk)";
    static final String PRESENT = "attribute_exists(pk)";
    static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private static final int GET_CHUNK_MAX = 100;
    private static final int ATTEMPTS_MAX = 8;

    private final DynamoDbClient client;
    private final String name;

    UsersTable(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /// Reads what was written last.
    Optional<Item> get(Item.Key key) {
        var response =
                attempt(
                        () ->
                                client.getItem(
                                        request ->
                                                request.tableName(name)
                                                        .key(key.attributes())
                                                        .consistentRead(true)));
        return response.hasItem() ? Optional.of(new Item(response.item())) : Optional.empty();
    }

    /// Reads what was written last, in chunks; keys that are not there are left out.
    List<Item> getAll(Collection<Item.Key> keys) {
        var wanted = keys.stream().map(Item.Key::attributes).toList();
        var found = new ArrayList<Item>(wanted.size());
        for (int from = 0; from < wanted.size(); from += GET_CHUNK_MAX)
            getChunk(wanted.subList(from, Math.min(from + GET_CHUNK_MAX, wanted.size())), found);
        return found;
    }

    private void getChunk(List<Map<String, AttributeValue>> keys, List<Item> found) {
        var pending = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Map<String, KeysAndAttributes> asked = Map.of(name, pending);
            var response =
                    attempt(() -> client.batchGetItem(request -> request.requestItems(asked)));
            response.responses().getOrDefault(name, List.of()).stream()
                    .map(Item::new)
                    .forEach(found::add);
            KeysAndAttributes unprocessed = response.unprocessedKeys().get(name);
            if (unprocessed == null || unprocessed.keys().isEmpty()) return;
            pending = unprocessed;
            Backoff.OF_STORE.pause(attempt + 1);
        }
        throw GraphFailure.unavailable("The users' store is overloaded");
    }

    /// One page of a query.
    Page query(QueryRequest.Builder query) {
        var response = attempt(() -> client.query(query.tableName(name).build()));
        var items = response.items().stream().map(Item::new).toList();
        return new Page(
                items, response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty());
    }

    record Page(List<Item> items, boolean hasMore) {}

    /// All that is in a small partition, as it was written last.
    List<Item> partition(String partition) {
        return query(ofPartition(partition)).items();
    }

    /// The first items of a partition, as they were written last.
    List<Item> oldest(String partition, int itemsMax) {
        return query(ofPartition(partition).limit(itemsMax)).items();
    }

    private static QueryRequest.Builder ofPartition(String partition) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :partition")
                .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition)));
    }

    void put(Item item) {
        attempt(() -> client.putItem(request -> request.tableName(name).item(item.attributes())));
    }

    /// False if the condition does not hold.
    boolean put(Item item, String condition, Map<String, AttributeValue> values) {
        return holds(
                () ->
                        client.putItem(
                                request ->
                                        request.tableName(name)
                                                .item(item.attributes())
                                                .conditionExpression(condition)
                                                .expressionAttributeValues(values)));
    }

    /// Puts what is not there, or of which the condition holds.
    boolean putIfAbsentOr(Item item, String condition, Map<String, AttributeValue> values) {
        return put(item, ABSENT + " or " + condition, values);
    }

    /// False if the condition does not hold.
    boolean update(
            Item.Key key, String update, String condition, Map<String, AttributeValue> values) {
        return holds(
                () ->
                        client.updateItem(
                                request ->
                                        request.tableName(name)
                                                .key(key.attributes())
                                                .updateExpression(update)
                                                .conditionExpression(condition)
                                                .expressionAttributeValues(values)));
    }

    private static boolean holds(Supplier<?> call) {
        try {
            attempt(call);
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    void delete(Item.Key key) {
        attempt(() -> client.deleteItem(request -> request.tableName(name).key(key.attributes())));
    }

    /// Without conditions and not as one: for seeding.
    void putAll(List<Item> items) {
        attempt(
                () -> {
                    BulkLoad.putAll(client, name, items.stream().map(Item::attributes).toList());
                    return items;
                });
    }

    /// All or nothing. Empty when it is done; otherwise the reason for each item, of which one is a
    /// condition that does not hold. Other transactions in the way are waited for.
    Optional<List<String>> transact(List<TransactWriteItem> items) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                attempt(() -> client.transactWriteItems(request -> request.transactItems(items)));
                return Optional.empty();
            } catch (TransactionCanceledException cancelled) {
                List<String> reasons =
                        cancelled.cancellationReasons().stream()
                                .map(CancellationReason::code)
                                .toList();
                if (reasons.contains(CONDITION_FAILED)) return Optional.of(reasons);
                Backoff.OF_STORE.pause(attempt + 1);
            }
        }
        throw GraphFailure.unavailable("The users' store is overloaded");
    }

    /// A put that holds only under a condition; without one, always.
    TransactWriteItem putIf(Item item, String condition, Map<String, AttributeValue> values) {
        var put = Put.builder().tableName(name).item(item.attributes());
        if (!condition.isEmpty()) put.conditionExpression(condition);
        if (!values.isEmpty()) put.expressionAttributeValues(values);
        return TransactWriteItem.builder().put(put.build()).build();
    }

    TransactWriteItem deleted(Item.Key key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(name).key(key.attributes()))
                .build();
    }

    TransactWriteItem deletedIf(
            Item.Key key, String condition, Map<String, AttributeValue> values) {
        var delete =
                Delete.builder()
                        .tableName(name)
                        .key(key.attributes())
                        .conditionExpression(condition);
        if (!values.isEmpty()) delete.expressionAttributeValues(values);
        return TransactWriteItem.builder().delete(delete.build()).build();
    }

    TransactWriteItem updated(Item.Key key, String update, Map<String, AttributeValue> values) {
        return updatedIf(key, update, "", values);
    }

    TransactWriteItem updatedIf(
            Item.Key key, String update, String condition, Map<String, AttributeValue> values) {
        var change =
                Update.builder()
                        .tableName(name)
                        .key(key.attributes())
                        .updateExpression(update)
                        .expressionAttributeValues(values);
        if (!condition.isEmpty()) change.conditionExpression(condition);
        return TransactWriteItem.builder().update(change.build()).build();
    }

    /// Nothing but a condition on another item.
    TransactWriteItem holds(Item.Key key, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(name)
                                        .key(key.attributes())
                                        .conditionExpression(condition)
                                        .expressionAttributeValues(values))
                .build();
    }

    private static <T> T attempt(Supplier<T> call) {
        try {
            return call.get();
        } catch (TransactionCanceledException | ConditionalCheckFailedException refused) {
            throw refused;
        } catch (SdkException failed) {
            throw GraphFailure.unavailable("The users' store does not answer", failed);
        }
    }
}
