package commercegraph.users.persistence;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Origin.IdempotencyKey;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Slice;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserChange;
import commercegraph.users.domain.UserFilter;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import commercegraph.users.domain.UserStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Users, their unique addresses and the idempotency keys of changes.
final class DynamoDbUserRepository implements UserRepository {

    private static final Duration IDEMPOTENCY_LIFETIME = Duration.ofHours(24);
    private static final String INPUT_HASH = "inputHash";

    private final UsersTable table;
    private final NewestFirst lists;
    private final Clock clock;

    DynamoDbUserRepository(UsersTable table, Clock clock) {
        this.table = table;
        this.lists = NewestFirst.ofIndex(table, TableLayout.BY_LIST, TableLayout.LIST);
        this.clock = clock;
    }

    @Override
    public List<User> findAll(Set<UserId> ids) {
        List<Item.Key> keys = ids.stream().map(UserItems::profile).toList();
        return table.getAll(keys).stream().map(UserItems::user).toList();
    }

    @Override
    public Slice<User> list(UserFilter filter, PageWanted page) {
        Iterator<Item> items = lists.read(UserItems.lists(), page.after(), page.first());
        var users =
                new Mapped<>(
                        items,
                        item -> new Slice.Entry<>(UserItems.user(item), item.text(TableLayout.ID)));
        return Slice.take(page.first(), users, filter::matches);
    }

    @Override
    public Stored store(UserChange change) {
        var writes = new Writes();
        writes.add(profile(change), Stored.OUTDATED);
        writes.add(put(AuditItems.item(change.event())), Stored.OUTDATED);
        change.idempotency()
                .ifPresent(key -> writes.add(keyUse(key, change.after().id()), Stored.KEY_USED));
        Optional<EmailAddress> before = change.before().flatMap(User::email);
        Optional<EmailAddress> after = change.after().email();
        if (!before.map(EmailAddress::unique).equals(after.map(EmailAddress::unique))) {
            before.ifPresent(
                    email -> writes.add(table.deleted(UserItems.address(email)), Stored.OUTDATED));
            after.ifPresent(
                    email ->
                            writes.add(
                                    put(UserItems.address(email, change.after().id())),
                                    Stored.EMAIL_TAKEN));
        }
        if (change.after().status() == UserStatus.DELETED)
            writes.add(table.deleted(UserItems.credentials(change.after().id())), Stored.OUTDATED);
        return writes.commit(table);
    }

    /// The writes of one transaction, and what it means when a write's condition does not hold.
    private record Writes(List<TransactWriteItem> items, List<Stored> meanings) {
        Writes() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(TransactWriteItem item, Stored otherwise) {
            items.add(item);
            meanings.add(otherwise);
        }

        /// A used key outweighs the rest: then the change was made, and what fails follows from it.
        Stored commit(UsersTable table) {
            Optional<List<String>> reasons = table.transact(items);
            if (reasons.isEmpty()) return Stored.KEPT;
            var broken = new ArrayList<Stored>();
            for (int i = 0; i < meanings.size(); i++)
                if (reasons.get().get(i).equals(UsersTable.CONDITION_FAILED))
                    broken.add(meanings.get(i));
            if (broken.contains(Stored.KEY_USED)) return Stored.KEY_USED;
            return broken.contains(Stored.EMAIL_TAKEN) ? Stored.EMAIL_TAKEN : Stored.OUTDATED;
        }
    }

    @Override
    public Optional<Used> used(IdempotencyKey key) {
        long now = clock.instant().getEpochSecond();
        return table.get(keyOf(key))
                .filter(item -> item.number(TableLayout.EXPIRES_AT) > now)
                .map(
                        item ->
                                new Used(
                                        new UserId(item.text(UserItems.USER_ID)),
                                        item.text(INPUT_HASH)));
    }

    @Override
    public boolean remember(IdempotencyKey key, UserId user) {
        return table.transact(List.of(keyUse(key, user))).isEmpty();
    }

    private TransactWriteItem profile(UserChange change) {
        Item item = UserItems.profile(change.after());
        return change.before()
                .map(
                        before ->
                                table.putIf(
                                        item,
                                        "version = :before",
                                        Map.of(
                                                ":before",
                                                AttributeValue.fromN("" + before.version()))))
                .orElseGet(() -> put(item));
    }

    private TransactWriteItem put(Item item) {
        return table.putIf(item, UsersTable.ABSENT, Map.of());
    }

    /// An item whose time has passed counts as absent, as the store removes it late.
    private TransactWriteItem keyUse(IdempotencyKey key, UserId user) {
        long now = clock.instant().getEpochSecond();
        Item item =
                Item.at(keyOf(key))
                        .with(UserItems.USER_ID, user.value())
                        .with(INPUT_HASH, key.inputHash())
                        .with(TableLayout.EXPIRES_AT, now + IDEMPOTENCY_LIFETIME.toSeconds());
        return table.putIf(
                item,
                UsersTable.ABSENT + " or expiresAt <= :now",
                Map.of(":now", AttributeValue.fromN("" + now)));
    }

    private static Item.Key keyOf(IdempotencyKey key) {
        return new Item.Key("IDEMPOTENCY#" + key.scope(), key.key());
    }
}
