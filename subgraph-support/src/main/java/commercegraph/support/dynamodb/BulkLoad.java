package commercegraph.support.dynamodb;

import commercegraph.support.errors.GraphFailure;
import commercegraph.support.pauses.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Puts many items without conditions, for seeding. More patient than other calls: a store on a
/// laptop's disk takes seconds for a full request, and nobody waits for the answer.
public final class BulkLoad {
    /// The store's own bound on one request.
    private static final int ITEMS_MAX = 25;

    private static final int ROUNDS_MAX = 8;
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(25), Duration.ofSeconds(4));
    private static final AwsRequestOverrideConfiguration PATIENT =
            AwsRequestOverrideConfiguration.builder()
                    .apiCallAttemptTimeout(Duration.ofSeconds(30))
                    .apiCallTimeout(Duration.ofSeconds(90))
                    .build();

    private BulkLoad() {}

    /// Overwrites what is there.
    ///
    /// @throws GraphFailure UNAVAILABLE, when the store keeps putting items off
    public static void putAll(
            DynamoDbClient client, String table, List<Map<String, AttributeValue>> items) {
        for (int from = 0; from < items.size(); from += ITEMS_MAX) {
            putChunk(client, table, items.subList(from, Math.min(from + ITEMS_MAX, items.size())));
        }
    }

    private static void putChunk(
            DynamoDbClient client, String table, List<Map<String, AttributeValue>> items) {
        Map<String, List<WriteRequest>> open =
                Map.of(table, items.stream().map(BulkLoad::put).toList());
        for (int round = 0; round < ROUNDS_MAX; round++) {
            var asked = open;
            open =
                    client.batchWriteItem(
                                    request ->
                                            request.requestItems(asked)
                                                    .overrideConfiguration(PATIENT))
                            .unprocessedItems();
            if (open.isEmpty()) return;
            BACKOFF.pause(round + 1);
        }
        throw GraphFailure.unavailable("The store is over its capacity");
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }
}
