package commercegraph.users.persistence;

import commercegraph.support.ids.Ids;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.Outbox.Queue;
import commercegraph.users.domain.OutboxMessage;
import commercegraph.users.domain.OutboxMessage.Audited;
import commercegraph.users.domain.OutboxMessage.Erased;
import commercegraph.users.domain.OutboxMessage.Revoked;
import commercegraph.users.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How messages wait in the table: in a few partitions by the user, so that those of one user stay
/// in order, and in order of their making within one.
final class OutboxItems {

    private static final int SHARDS = 4;
    private static final String KIND = "kind";
    private static final String USER = "userId";
    private static final String AT = "at";

    private OutboxItems() {}

    static List<String> shards(Queue queue) {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> "OUTBOX#" + queue + "#" + shard)
                .toList();
    }

    static TransactWriteItem audited(UsersTable table, AuditEvent event) {
        return put(
                table,
                AuditItems.content(at(Queue.EVENTS, event.subject()), event).with(KIND, "AUDITED"));
    }

    static TransactWriteItem revoked(UsersTable table, UserId user, Instant notBefore) {
        return put(table, at(Queue.REVOCATIONS, user).with(KIND, "REVOKED").with(AT, notBefore));
    }

    static TransactWriteItem erased(UsersTable table, UserId user, Instant at) {
        return put(table, at(Queue.ERASURES, user).with(KIND, "ERASED").with(AT, at));
    }

    private static Item at(Queue queue, UserId user) {
        String shard = shards(queue).get(Math.floorMod(user.value().hashCode(), SHARDS));
        return Item.at(new Item.Key(shard, Ids.next("out_"))).with(USER, user.value());
    }

    private static TransactWriteItem put(UsersTable table, Item item) {
        return table.putIf(item, UsersTable.ABSENT, Map.of());
    }

    static OutboxMessage message(Item item) {
        var user = new UserId(item.text(USER));
        return switch (item.text(KIND)) {
            case "AUDITED" -> new Audited(AuditItems.event(item));
            case "REVOKED" -> new Revoked(user, item.time(AT));
            case "ERASED" -> new Erased(user, item.time(AT));
            default -> throw new IllegalStateException("no kind of message: " + item.text(KIND));
        };
    }
}
