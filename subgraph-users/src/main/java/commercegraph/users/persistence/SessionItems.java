package commercegraph.users.persistence;

import commercegraph.users.domain.SessionStore.NotBefore;
import commercegraph.users.domain.SessionStore.Session;
import commercegraph.users.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How sessions stand in the table: each refresh token by its hash, its family, and below each user
/// since when tokens and sessions are good.
final class SessionItems {

    static final String FAMILY = "family";
    static final String USED = "used";
    static final String STARTED_AT = "startedAt";
    static final String SEALED = "sealed";

    private SessionItems() {}

    static Item token(Session session, boolean used) {
        return Item.at(token(session.tokenHash()))
                .with(FAMILY, session.family())
                .with(UserItems.USER_ID, session.user().value())
                .with(STARTED_AT, session.startedAt())
                .with(USED, used)
                .with(SEALED, session.sealed())
                .with(TableLayout.EXPIRES_AT, session.expiresAt().getEpochSecond());
    }

    static Session session(Item item, String tokenHash) {
        return new Session(
                tokenHash,
                item.text(FAMILY),
                new UserId(item.text(UserItems.USER_ID)),
                item.time(STARTED_AT),
                Instant.ofEpochSecond(item.number(TableLayout.EXPIRES_AT)),
                item.text(SEALED));
    }

    static Item.Key token(String hash) {
        return new Item.Key("REFRESH#" + hash, "TOKEN");
    }

    static Item family(Session session) {
        return Item.at(family(session.family()))
                .with(UserItems.USER_ID, session.user().value())
                .with(TableLayout.EXPIRES_AT, session.expiresAt().getEpochSecond());
    }

    static Item.Key family(String family) {
        return new Item.Key("FAMILY#" + family, "FAMILY");
    }

    /// The writes that end a user's sessions and tokens.
    static List<TransactWriteItem> end(UsersTable table, UserId user, Instant now) {
        var until = until(now);
        return List.of(
                table.updated(
                        UserItems.sessions(user),
                        "set tokensNotBefore = :tokens, sessionsNotBefore = :sessions",
                        Map.of(":tokens", millis(until), ":sessions", millis(now))),
                OutboxItems.revoked(table, user, until));
    }

    /// The writes that end a user's tokens alone: the next one, by the same session, is good.
    static List<TransactWriteItem> revoke(UsersTable table, UserId user, Instant now) {
        var until = until(now);
        return List.of(
                table.updated(
                        UserItems.sessions(user),
                        "set tokensNotBefore = :tokens",
                        Map.of(":tokens", millis(until))),
                OutboxItems.revoked(table, user, until));
    }

    /// Tokens tell their time in whole seconds: those of this very second are meant as well.
    private static Instant until(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofSeconds(1));
    }

    private static AttributeValue millis(Instant time) {
        return AttributeValue.fromN("" + time.toEpochMilli());
    }

    static NotBefore notBefore(Item item) {
        return new NotBefore(time(item, "tokensNotBefore"), time(item, "sessionsNotBefore"));
    }

    private static Instant time(Item item, String name) {
        return item.find(name).isPresent() ? item.time(name) : Instant.EPOCH;
    }
}
