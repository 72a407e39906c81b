package commercegraph.users.persistence;

import commercegraph.users.domain.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Messages in the table, beside what they speak of.
final class DynamoDbOutbox implements Outbox {

    private static final Item.Key LEASE = new Item.Key("LEASE#outbox", "LEASE");

    private final UsersTable table;
    private final Clock clock;

    DynamoDbOutbox(UsersTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public List<Waiting> waiting(Queue queue, int messagesMax) {
        return OutboxItems.shards(queue).stream()
                .flatMap(shard -> table.oldest(shard, messagesMax).stream())
                .map(DynamoDbOutbox::waiting)
                .limit(messagesMax)
                .toList();
    }

    private static Waiting waiting(Item item) {
        var ticket = new Ticket(item.text(TableLayout.PARTITION), item.text(TableLayout.SORT));
        return new Waiting(ticket, OutboxItems.message(item));
    }

    @Override
    public void done(List<Ticket> tickets) {
        tickets.forEach(ticket -> table.delete(new Item.Key(ticket.shard(), ticket.id())));
    }

    @Override
    public boolean lease(String holder, Duration lifetime) {
        long now = clock.instant().toEpochMilli();
        Item item =
                Item.at(LEASE)
                        .with("holder", holder)
                        .with("leasedUntil", now + lifetime.toMillis());
        return table.putIfAbsentOr(
                item,
                "holder = :holder or leasedUntil <= :now",
                Map.of(
                        ":holder", AttributeValue.fromS(holder),
                        ":now", AttributeValue.fromN("" + now)));
    }
}
