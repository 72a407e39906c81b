package commercegraph.users.persistence;

import commercegraph.stores.SharedStores;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tables of their own for each test, in the module's one store.
final class TestTable {

    private static final StoreConfiguration CONFIGURATION = new StoreConfiguration();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestTable() {}

    static UsersTable fresh() {
        String name = "users-test-" + COUNT.incrementAndGet();
        var settings =
                new StoreSettings(SharedStores.dynamoDb().endpoint(), "eu-central-1", name, true);
        DynamoDbClient client = CONFIGURATION.usersStore(settings);
        return CONFIGURATION.usersTable(client, settings);
    }
}
