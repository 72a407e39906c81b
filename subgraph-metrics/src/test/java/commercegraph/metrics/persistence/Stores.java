package commercegraph.metrics.persistence;

import commercegraph.stores.SharedStores;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The module's stores, started once; each test has a table of its own.
final class Stores {

    private static final AtomicInteger TABLES = new AtomicInteger();

    static final DynamoDbClient CLIENT =
            DynamoDbClient.builder()
                    .endpointOverride(SharedStores.dynamoDb().endpoint())
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("test", "test")))
                    .build();

    private Stores() {}

    static MetricsTable newTable() {
        return new MetricsTable(CLIENT, "metrics-test-" + TABLES.incrementAndGet(), true);
    }

    /// The same table through another client.
    static MetricsTable through(DynamoDbClient client, MetricsTable table) {
        return new MetricsTable(client, table.name(), false);
    }
}
