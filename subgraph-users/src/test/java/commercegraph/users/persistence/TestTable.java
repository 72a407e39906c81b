package commercegraph.users.persistence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.stores.SharedStores;
import commercegraph.support.testing.MotoServer;
import commercegraph.users.domain.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// Where a moto server is, if it is asked for by `-Dtests.moto=true`; otherwise the tests that
    /// need it are skipped.
    static URI moto() {
        assumeTrue(Boolean.getBoolean("tests.moto"), "moto is not asked for");
        Optional<MotoServer> moto = MotoServer.shared();
        assumeTrue(moto.isPresent(), "moto is not there");
        return moto.orElseThrow().endpoint();
    }

    static UsersTable freshAt(URI endpoint) {
        String name = "users-test-" + COUNT.incrementAndGet();
        var settings = new StoreSettings(endpoint, "eu-central-1", name, true);
        DynamoDbClient client = CONFIGURATION.usersStore(settings);
        return CONFIGURATION.usersTable(client, settings);
    }

    /// Users as they are in the table, without the events of how they came there.
    static void put(UsersTable table, List<User> created) {
        var items = new ArrayList<Item>();
        for (User user : created) {
            items.add(UserItems.profile(user));
            items.addAll(Listings.items(user));
            user.email().ifPresent(email -> items.add(UserItems.address(email, user.id())));
        }
        table.putAll(items);
        table.put(AdminCount.of(created));
    }
}
