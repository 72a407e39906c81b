package commercegraph.users.persistence;

import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Password hashes below their users, and the hashes of refresh tokens with their families.
final class DynamoDbCredentialStore implements CredentialStore {

    private static final String FAMILY = "family";
    private static final String USED = "used";

    private final UsersTable table;

    DynamoDbCredentialStore(UsersTable table) {
        this.table = table;
    }

    @Override
    public Optional<Credentials> find(EmailAddress email) {
        // nobody is looked up as well, so that an unknown address takes as long
        UserId id =
                table.get(UserItems.address(email))
                        .map(item -> new UserId(item.text(UserItems.USER_ID)))
                        .orElse(UserId.NOBODY);
        List<Item> items = table.getAll(Set.of(UserItems.profile(id), UserItems.credentials(id)));
        Optional<Item> secret = bySort(items, UserItems.CREDENTIALS);
        return bySort(items, UserItems.PROFILE)
                .map(
                        profile ->
                                new Credentials(
                                        UserItems.user(profile),
                                        secret.flatMap(s -> s.findText(UserItems.PASSWORD_HASH)),
                                        secret.map(s -> s.flag(UserItems.CONFIRMED))
                                                .orElse(false)));
    }

    @Override
    public void keep(Session session) {
        Item family =
                Item.at(family(session.family()))
                        .with(UserItems.USER_ID, session.user().value())
                        .with(TableLayout.EXPIRES_AT, session.expiresAt().getEpochSecond());
        table.put(family);
        table.put(token(session, false));
    }

    @Override
    public Optional<UserId> redeem(
            String tokenHash, String nextHash, Instant nextExpiresAt, Instant now) {
        Optional<Item> found =
                table.get(token(tokenHash))
                        .filter(item -> item.number(TableLayout.EXPIRES_AT) > now.getEpochSecond());
        if (found.isEmpty()) return Optional.empty();
        Item item = found.get();
        String family = item.text(FAMILY);
        var user = new UserId(item.text(UserItems.USER_ID));
        if (!item.flag(USED) && rotate(item, new Session(nextHash, family, user, nextExpiresAt)))
            return Optional.of(user);
        table.delete(family(family));
        return Optional.empty();
    }

    /// Of two who redeem a token at once one succeeds; the other comes second.
    private boolean rotate(Item former, Session next) {
        Instant expiresAt = Instant.ofEpochSecond(former.number(TableLayout.EXPIRES_AT));
        var used =
                new Session(
                        former.text(TableLayout.PARTITION).substring("REFRESH#".length()),
                        next.family(),
                        next.user(),
                        expiresAt);
        return table.transact(
                        List.of(
                                table.present(family(next.family())),
                                table.putIf(
                                        token(used, true),
                                        "used = :no",
                                        Map.of(":no", AttributeValue.fromBool(false))),
                                table.putIf(token(next, false), UsersTable.ABSENT, Map.of())))
                .isEmpty();
    }

    private static Item token(Session session, boolean used) {
        return Item.at(token(session.tokenHash()))
                .with(FAMILY, session.family())
                .with(UserItems.USER_ID, session.user().value())
                .with(USED, used)
                .with(TableLayout.EXPIRES_AT, session.expiresAt().getEpochSecond());
    }

    private static Item.Key token(String hash) {
        return new Item.Key("REFRESH#" + hash, "TOKEN");
    }

    private static Item.Key family(String family) {
        return new Item.Key("FAMILY#" + family, "FAMILY");
    }

    private static Optional<Item> bySort(List<Item> items, String sort) {
        return items.stream().filter(item -> item.text(TableLayout.SORT).equals(sort)).findFirst();
    }
}
