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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Users, their unique addresses and the idempotency keys of changes.
final class DynamoDbUserRepository implements UserRepository {

    private final UsersTable table;
    private final UserLists lists;
    private final IdempotencyItems keys;

    private final boolean followed;

    /// @param followed whether the identity provider keeps a record of its own, which is to follow
    DynamoDbUserRepository(UsersTable table, TableUpgrade upgrade, Clock clock, boolean followed) {
        this.table = table;
        this.followed = followed;
        this.lists = new UserLists(table, upgrade);
        this.keys = new IdempotencyItems(table, clock);
    }

    @Override
    public List<User> findAll(Set<UserId> ids) {
        List<Item.Key> keys = ids.stream().map(UserItems::profile).toList();
        return table.getAll(keys).stream().map(UserItems::user).toList();
    }

    @Override
    public Slice<User> list(UserFilter filter, PageWanted page) {
        return lists.list(filter, page);
    }

    @Override
    public Stored store(UserChange change) {
        User after = change.after();
        var writes = new Writes();
        writes.add(profile(change), Stored.OUTDATED);
        writes.addAll(AuditItems.writes(table, change.event()));
        change.idempotency()
                .ifPresent(key -> writes.add(keys.use(key, after.id()), Stored.KEY_USED));
        addresses(change, writes);
        change.proof().ifPresent(proof -> proof(proof, after, writes));
        writes.addAll(Listings.writes(table, change.before(), after));
        AdminCount.write(table, change).ifPresent(count -> writes.add(count, Stored.LAST_ADMIN));
        if (change.endsSessions())
            writes.addAll(SessionItems.end(table, after.id(), after.updatedAt()));
        else if (change.revokesTokens())
            writes.addAll(SessionItems.revoke(table, after.id(), after.updatedAt()));
        if (after.status() == UserStatus.DELETED) {
            writes.add(table.deleted(UserItems.credentials(after.id())), Stored.OUTDATED);
            writes.add(OutboxItems.erased(table, after.id(), after.updatedAt()), Stored.OUTDATED);
        }
        if (followed) writes.add(DynamoDbFollowUps.write(table, after), Stored.OUTDATED);
        return writes.commit(table);
    }

    private void addresses(UserChange change, Writes writes) {
        Optional<EmailAddress> before = change.before().flatMap(User::email);
        Optional<EmailAddress> after = change.after().email();
        if (before.map(EmailAddress::unique).equals(after.map(EmailAddress::unique))) return;
        before.ifPresent(
                email -> {
                    for (String sort : AddressItems.OF_OWNER)
                        writes.add(table.deleted(AddressItems.key(email, sort)), Stored.OUTDATED);
                });
        after.ifPresent(
                email ->
                        writes.add(
                                put(UserItems.address(email, change.after().id())),
                                Stored.EMAIL_TAKEN));
    }

    private void proof(UserChange.Proof proof, User after, Writes writes) {
        Item.Key signUp = AddressItems.signUpKey(proof.email(), after.id());
        writes.add(table.deletedIf(signUp, UsersTable.PRESENT, Map.of()), Stored.OUTDATED);
        proof.passwordHash()
                .map(hash -> put(UserItems.credentials(after.id(), hash)))
                .ifPresent(write -> writes.add(write, Stored.OUTDATED));
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

        void addAll(List<TransactWriteItem> more) {
            more.forEach(item -> add(item, Stored.OUTDATED));
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
            if (broken.contains(Stored.OUTDATED)) return Stored.OUTDATED;
            return broken.getFirst();
        }
    }

    @Override
    public Optional<Used> used(IdempotencyKey key) {
        return keys.find(key);
    }

    @Override
    public boolean remember(IdempotencyKey key, UserId user) {
        return table.transact(List.of(keys.use(key, user))).isEmpty();
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
}
