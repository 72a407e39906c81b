package commercegraph.users.persistence;

import commercegraph.users.domain.SeedStore;
import java.util.List;
import java.util.stream.Stream;

/// Writes seeds in batches, and a mark at the end: without the mark the next start writes them
/// anew.
final class DynamoDbSeedStore implements SeedStore {

    private static final Item.Key MARK = new Item.Key("SEED", "DONE");

    private final UsersTable table;

    DynamoDbSeedStore(UsersTable table) {
        this.table = table;
    }

    @Override
    public boolean isSeeded() {
        return table.get(MARK).isPresent();
    }

    @Override
    public void seed(List<Seed> seeds) {
        table.putAll(seeds.stream().flatMap(DynamoDbSeedStore::items).toList());
        table.put(AdminCount.of(seeds.stream().map(Seed::user).toList()));
        table.put(Item.at(MARK));
    }

    private static Stream<Item> items(Seed seed) {
        var id = seed.user().id();
        Stream<Item> address =
                seed.user().email().stream().map(email -> UserItems.address(email, id));
        Stream<Item> secret =
                seed.passwordHash().stream().map(hash -> UserItems.credentials(id, hash));
        Stream<Item> own =
                Stream.of(UserItems.profile(seed.user()), AuditItems.item(seed.created()));
        Stream<Item> listed = Listings.items(seed.user()).stream();
        return Stream.of(own, listed, address, secret).flatMap(items -> items);
    }
}
