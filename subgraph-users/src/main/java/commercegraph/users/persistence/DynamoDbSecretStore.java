package commercegraph.users.persistence;

import commercegraph.users.domain.SecretStore;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Secrets beside the data that they belong to.
final class DynamoDbSecretStore implements SecretStore {

    private static final String VALUE = "value";

    private final UsersTable table;

    DynamoDbSecretStore(UsersTable table) {
        this.table = table;
    }

    @Override
    public String loadOrKeep(String name, Supplier<String> fresh) {
        var key = new Item.Key("SECRET#" + name, "SECRET");
        return table.get(key).map(item -> item.text(VALUE)).orElseGet(() -> keep(key, fresh.get()));
    }

    /// Of several who find none at once the first one's counts.
    private String keep(Item.Key key, String value) {
        Item item = Item.at(key).with(VALUE, value);
        table.transact(List.of(table.putIf(item, UsersTable.ABSENT, Map.of())));
        return table.get(key).map(kept -> kept.text(VALUE)).orElseThrow();
    }
}
