package commercegraph.users.persistence;

import commercegraph.users.domain.SessionStore;
import commercegraph.users.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Refresh tokens by their hashes. A family that has ended is gone, and its tokens with it.
final class DynamoDbSessionStore implements SessionStore {

    private final UsersTable table;

    DynamoDbSessionStore(UsersTable table) {
        this.table = table;
    }

    @Override
    public void keep(Session session) {
        table.transact(
                List.of(
                        table.putIf(SessionItems.family(session), "", Map.of()),
                        table.putIf(SessionItems.token(session, false), "", Map.of())));
    }

    @Override
    public Optional<Session> find(String tokenHash, Instant now) {
        Optional<Item> found =
                table.get(SessionItems.token(tokenHash))
                        .filter(item -> item.number(TableLayout.EXPIRES_AT) > now.getEpochSecond());
        if (found.isEmpty()) return Optional.empty();
        Session session = SessionItems.session(found.get(), tokenHash);
        if (found.get().flag(SessionItems.USED)) {
            endFamily(session);
            return Optional.empty();
        }
        return table.get(SessionItems.family(session.family())).map(_ -> session);
    }

    /// Of two who come with a token at once one succeeds; the other comes second.
    @Override
    public boolean rotate(Session former, Session next) {
        boolean first =
                table.transact(
                                List.of(
                                        table.putIf(
                                                SessionItems.family(next),
                                                UsersTable.PRESENT,
                                                Map.of()),
                                        table.putIf(
                                                SessionItems.token(former, true),
                                                "used = :no",
                                                Map.of(":no", AttributeValue.fromBool(false))),
                                        table.putIf(
                                                SessionItems.token(next, false),
                                                UsersTable.ABSENT,
                                                Map.of())))
                        .isEmpty();
        if (!first) endFamily(former);
        return first;
    }

    private void endFamily(Session session) {
        table.delete(SessionItems.family(session.family()));
    }

    @Override
    public NotBefore notBefore(UserId user) {
        return UserItems.notBefore(table.get(UserItems.sessions(user)));
    }

    @Override
    public void end(UserId user, Instant now) {
        table.transact(SessionItems.end(table, user, now));
    }
}
