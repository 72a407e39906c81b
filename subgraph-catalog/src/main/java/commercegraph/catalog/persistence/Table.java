package commercegraph.catalog.persistence;

import commercegraph.support.dynamodb.BulkLoad;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.pauses.Backoff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// The one table, and the only class that talks to the store. What the store puts off (throttled
/// keys, meeting transactions) is asked for again, at most [#ATTEMPTS_MAX] times; then, or
/// when it does not answer, UNAVAILABLE.
@Component
class Table {
    private static final int ATTEMPTS_MAX = 10;

    /// The store's own bounds on one request.
    private static final int READS_MAX = 100;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String MET_ANOTHER = "TransactionConflict";
    private static final String NOTHING_WRONG = "None";

    private final DynamoDbClient client;
    private final String name;

    Table(DynamoDbClient client, StoreSettings settings) {
        this.client = client;
        this.name = settings.table();
    }

    String name() {
        return name;
    }

    /// As it is now: what was answered to anybody is in it.
    Optional<Item> find(Key key) {
        var answer =
                asked(
                        () ->
                                client.getItem(
                                        read ->
                                                read.tableName(name)
                                                        .key(key.attributes())
                                                        .consistentRead(true)));
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    /// As they are now. Unknown keys are left out.
    List<Item> findAll(Collection<Key> keys) {
        List<Key> distinct = keys.stream().distinct().toList();
        return distinct.size() == 1
                ? find(distinct.getFirst()).stream().toList()
                : batches(distinct);
    }

    private List<Item> batches(List<Key> keys) {
        List<Map<String, AttributeValue>> open = keys.stream().map(Key::attributes).toList();
        List<Item> found = new ArrayList<>();
        for (int from = 0; from < open.size(); from += READS_MAX) {
            found.addAll(chunk(open.subList(from, Math.min(from + READS_MAX, open.size()))));
        }
        return found;
    }

    private List<Item> chunk(List<Map<String, AttributeValue>> keys) {
        List<Item> found = new ArrayList<>();
        List<Map<String, AttributeValue>> open = keys;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var request =
                    Map.of(
                            name,
                            KeysAndAttributes.builder().keys(open).consistentRead(true).build());
            var answer = asked(() -> client.batchGetItem(batch -> batch.requestItems(request)));
            answer.responses()
                    .getOrDefault(name, List.of())
                    .forEach(item -> found.add(Item.of(item)));
            KeysAndAttributes left = answer.unprocessedKeys().get(name);
            if (left == null) {
                return found;
            }
            open = left.keys();
            Backoff.OF_STORE.pause(attempt + 1);
        }
        throw unavailable();
    }

    QueryResponse query(QueryRequest request) {
        return asked(() -> client.query(request));
    }

    /// All of them or none, once: a transaction that was sent already is asked for under its token
    /// again, which the store knows for ten minutes, and one that the store gave up gets another.
    ///
    /// @return the indexes of those whose condition does not hold; empty when all are written
    Set<Integer> write(List<TransactWriteItem> actions) {
        String token = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                write(actions, token);
                return Set.of();
            } catch (TransactionCanceledException cancelled) {
                Set<Integer> refused = refused(cancelled.cancellationReasons());
                if (!refused.isEmpty()) {
                    return refused;
                }
                token = UUID.randomUUID().toString();
            } catch (TransactionInProgressException mine) {
                // Sent twice by a client that lost the first answer: asked for again below.
            }
            Backoff.OF_STORE.pause(attempt + 1);
        }
        throw unavailable();
    }

    private void write(List<TransactWriteItem> actions, String token) {
        asked(
                () ->
                        client.transactWriteItems(
                                write -> write.transactItems(actions).clientRequestToken(token)));
    }

    /// Empty as well when the transaction met another one: then its conditions were not looked at
    /// for good.
    private static Set<Integer> refused(List<CancellationReason> reasons) {
        Set<Integer> refused = new HashSet<>();
        for (int index = 0; index < reasons.size(); index++) {
            switch (reasons.get(index).code()) {
                case CONDITION_FAILED -> refused.add(index);
                case MET_ANOTHER -> {
                    return Set.of();
                }
                case NOTHING_WRONG -> {}
                case String throttledOrWrong -> {
                    if (throttledOrWrong.equals("ValidationError")) {
                        throw new IllegalStateException(reasons.get(index).message());
                    }
                }
            }
        }
        return refused;
    }

    /// Overwrites what is there; not a transaction.
    void putAll(List<Item> items) {
        asked(
                () -> {
                    BulkLoad.putAll(client, name, items.stream().map(Item::attributes).toList());
                    return items;
                });
    }

    private static <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (TransactionCanceledException | TransactionInProgressException answered) {
            throw answered;
        } catch (SdkException failure) {
            throw unavailable(failure);
        }
    }

    static GraphFailure unavailable(Exception cause) {
        return GraphFailure.unavailable("The catalog's store does not answer", cause);
    }

    private static GraphFailure unavailable() {
        return GraphFailure.unavailable("The catalog's store has too much to do");
    }
}
