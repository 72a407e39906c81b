package commercegraph.users.persistence;

import commercegraph.stores.SharedStores;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tables of their own for each test, in the module's one store or in another.
final class TestTable {

    private static final StoreConfiguration CONFIGURATION = new StoreConfiguration();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestTable() {}

    static UsersTable fresh() {
        return freshAt(SharedStores.dynamoDb().endpoint());
    }

    static UsersTable freshAt(URI endpoint) {
        String name = "users-test-" + COUNT.incrementAndGet();
        var settings = new StoreSettings(endpoint, "eu-central-1", name, true);
        DynamoDbClient client = CONFIGURATION.usersStore(settings);
        return CONFIGURATION.usersTable(client, settings);
    }
}
