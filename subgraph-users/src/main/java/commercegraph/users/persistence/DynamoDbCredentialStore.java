package commercegraph.users.persistence;

import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.SignUp;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Passwords below their users; sign-ups, codes and counts below their addresses.
final class DynamoDbCredentialStore implements CredentialStore {

    private final UsersTable table;
    private final Clock clock;
    private final IdempotencyItems keys;

    DynamoDbCredentialStore(UsersTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
        this.keys = new IdempotencyItems(table, clock);
    }

    @Override
    public AtAddress find(EmailAddress email) {
        List<Item> there =
                table.partition(AddressItems.partition(email)).stream()
                        .filter(this::isAlive)
                        .toList();
        // nobody is looked up as well, so that an unknown address takes as long
        UserId id =
                bySort(there, AddressItems.ADDRESS)
                        .map(item -> new UserId(item.text(UserItems.USER_ID)))
                        .orElse(UserId.NOBODY);
        List<Item> owners =
                table.getAll(
                        Set.of(
                                UserItems.profile(id),
                                UserItems.credentials(id),
                                UserItems.sessions(id)));
        return new AtAddress(
                bySort(owners, UserItems.PROFILE).map(UserItems::user),
                bySort(owners, UserItems.CREDENTIALS)
                        .flatMap(item -> item.findText(UserItems.PASSWORD_HASH)),
                signUps(there),
                bySort(there, AddressItems.RESET).map(AddressItems::reset),
                bySort(there, AddressItems.FAILURES)
                        .map(AddressItems::failures)
                        .orElse(Failures.NONE),
                UserItems.notBefore(bySort(owners, UserItems.SESSIONS)).tokens());
    }

    private static List<OpenSignUp> signUps(List<Item> there) {
        return there.stream()
                .filter(item -> item.text(TableLayout.SORT).startsWith(AddressItems.SIGN_UP))
                .map(AddressItems::signUp)
                .sorted(Comparator.comparing((OpenSignUp open) -> open.signUp().id()).reversed())
                .toList();
    }

    @Override
    public boolean keepSignUp(
            OpenSignUp signUp,
            List<OpenSignUp> former,
            AuditEvent event,
            Optional<Origin.IdempotencyKey> key) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(table.putIf(AddressItems.signUp(signUp), UsersTable.ABSENT, Map.of()));
        writes.addAll(AuditItems.writes(table, event));
        former.stream()
                .skip(SIGN_UPS_MAX - 1L)
                .map(open -> table.deleted(AddressItems.signUpKey(open.signUp())))
                .forEach(writes::add);
        key.ifPresent(used -> writes.add(keys.use(used, UserId.NOBODY)));
        return table.transact(writes).isEmpty();
    }

    @Override
    public boolean keepNoSignUp(SignUp signUp, Optional<Origin.IdempotencyKey> key) {
        var writes = new ArrayList<TransactWriteItem>();
        for (String name : List.of("SIGNUP", "AUDIT", "OUTBOX"))
            writes.add(decoy(signUp.email(), name + "#" + signUp.id().value()));
        key.ifPresent(used -> writes.add(keys.use(used, UserId.NOBODY)));
        return table.transact(writes).isEmpty();
    }

    @Override
    public void renewCode(EmailAddress email, Optional<OpenSignUp> signUp) {
        // one that was proven in the meantime does not come back
        table.transact(
                List.of(
                        signUp.map(
                                        open ->
                                                table.putIf(
                                                        AddressItems.signUp(open),
                                                        UsersTable.PRESENT,
                                                        Map.of()))
                                .orElseGet(() -> decoy(email, "CODE"))));
    }

    @Override
    public void keepReset(EmailAddress email, Optional<UserId> owner, ResetCode code) {
        Item item =
                owner.isPresent()
                        ? AddressItems.reset(email, code)
                        : AddressItems.decoy(email, "RESET", clock.instant());
        table.put(item);
    }

    @Override
    public boolean resetPassword(
            EmailAddress email, User owner, ResetCode code, String passwordHash, AuditEvent event) {
        var hash = Map.of(":hash", AttributeValue.fromS(code.hash()));
        var version = Map.of(":version", AttributeValue.fromN("" + owner.version()));
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(
                table.deletedIf(
                        AddressItems.key(email, AddressItems.RESET), "codeHash = :hash", hash));
        writes.add(table.holds(UserItems.profile(owner.id()), "version = :version", version));
        writes.add(table.putIf(UserItems.credentials(owner.id(), passwordHash), "", Map.of()));
        writes.add(table.deleted(AddressItems.key(email, AddressItems.FAILURES)));
        writes.addAll(AuditItems.writes(table, event));
        writes.addAll(SessionItems.end(table, owner.id(), clock.instant()));
        return table.transact(writes).isEmpty();
    }

    @Override
    public void passwordSet(EmailAddress email, UserId owner, AuditEvent event) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(table.deleted(AddressItems.key(email, AddressItems.FAILURES)));
        writes.addAll(AuditItems.writes(table, event));
        writes.addAll(SessionItems.end(table, owner, clock.instant()));
        table.transact(writes);
    }

    @Override
    public boolean take(EmailAddress email, Bound bound) {
        Instant now = clock.instant();
        var values =
                Map.of(
                        ":one", AttributeValue.fromN("1"),
                        ":max", AttributeValue.fromN("" + bound.timesMax()),
                        ":now", AttributeValue.fromN("" + now.getEpochSecond()));
        Item.Key key = AddressItems.bound(email, bound);
        if (table.update(key, "set used = used + :one", "expiresAt > :now and used < :max", values))
            return true;
        Item first =
                Item.at(key)
                        .with(AddressItems.USED, 1)
                        .with(TableLayout.EXPIRES_AT, now.plus(Bound.WINDOW).getEpochSecond());
        return table.putIfAbsentOr(first, "expiresAt <= :now", Map.of(":now", values.get(":now")));
    }

    @Override
    public void forget(EmailAddress email, Bound bound) {
        table.delete(AddressItems.bound(email, bound));
    }

    @Override
    public boolean count(EmailAddress email, Failures read, Failures next) {
        Instant now = clock.instant();
        String unchanged = "failed = :read or expiresAt <= :now";
        Item item = AddressItems.failures(email, next, now);
        var values =
                Map.of(
                        ":read", AttributeValue.fromN("" + read.count()),
                        ":now", AttributeValue.fromN("" + now.getEpochSecond()));
        // none is the same as an absent one
        return read.count() == 0
                ? table.putIfAbsentOr(item, unchanged, values)
                : table.put(item, unchanged, values);
    }

    @Override
    public void clearFailures(EmailAddress email) {
        table.delete(AddressItems.key(email, AddressItems.FAILURES));
    }

    private TransactWriteItem decoy(EmailAddress email, String name) {
        return table.putIf(AddressItems.decoy(email, name, clock.instant()), "", Map.of());
    }

    /// The store removes what has expired late.
    private boolean isAlive(Item item) {
        return item.find(TableLayout.EXPIRES_AT).isEmpty()
                || item.number(TableLayout.EXPIRES_AT) > clock.instant().getEpochSecond();
    }

    private static Optional<Item> bySort(List<Item> items, String sort) {
        return items.stream().filter(item -> item.text(TableLayout.SORT).equals(sort)).findFirst();
    }
}
