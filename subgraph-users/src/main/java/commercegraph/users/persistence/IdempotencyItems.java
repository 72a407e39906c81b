package commercegraph.users.persistence;

import commercegraph.users.domain.Origin.IdempotencyKey;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository.Used;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How idempotency keys stand in the table: the keyed hash of an input and what it led to, for a
/// day.
final class IdempotencyItems {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final String INPUT_HASH = "inputHash";

    private final UsersTable table;
    private final Clock clock;

    IdempotencyItems(UsersTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    Optional<Used> find(IdempotencyKey key) {
        long now = clock.instant().getEpochSecond();
        return table.get(keyOf(key))
                .filter(item -> item.number(TableLayout.EXPIRES_AT) > now)
                .map(
                        item ->
                                new Used(
                                        new UserId(item.text(UserItems.USER_ID)),
                                        item.text(INPUT_HASH)));
    }

    /// An item whose time has passed counts as absent, as the store removes it late.
    TransactWriteItem use(IdempotencyKey key, UserId user) {
        long now = clock.instant().getEpochSecond();
        Item item =
                Item.at(keyOf(key))
                        .with(UserItems.USER_ID, user.value())
                        .with(INPUT_HASH, key.inputHash())
                        .with(TableLayout.EXPIRES_AT, now + LIFETIME.toSeconds());
        return table.putIf(
                item,
                UsersTable.ABSENT + " or expiresAt <= :now",
                Map.of(":now", AttributeValue.fromN("" + now)));
    }

    private static Item.Key keyOf(IdempotencyKey key) {
        return new Item.Key("IDEMPOTENCY#" + key.scope(), key.key());
    }
}
