package commercegraph.users.persistence;

import commercegraph.users.domain.AuditAction;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.UserId;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How audit events stand in the table: below their subject, and in a list for each month.
final class AuditItems {

    /// Sign-ins are frequent: a month's list is spread over so many index partitions.
    private static final int LIST_SHARDS = 4;

    private AuditItems() {}

    static String partition(UserId subject) {
        return "AUDIT#" + subject.value();
    }

    static YearMonth month(AuditEvent event) {
        return YearMonth.from(event.occurredAt().atZone(ZoneOffset.UTC));
    }

    static List<String> lists(YearMonth month) {
        return IntStream.range(0, LIST_SHARDS)
                .mapToObj(shard -> "audit#" + month + "#" + shard)
                .toList();
    }

    static Item item(AuditEvent event) {
        int shard = Math.floorMod(event.id().hashCode(), LIST_SHARDS);
        return content(Item.at(key(event)), event)
                .with(TableLayout.LIST, lists(month(event)).get(shard))
                .with(TableLayout.ID, event.id())
                .with(TableLayout.ACTOR, event.actor().map(UserId::value));
    }

    static Item.Key key(AuditEvent event) {
        return new Item.Key(partition(event.subject()), event.id());
    }

    /// The writes that keep an event, and see that it goes out.
    static List<TransactWriteItem> writes(UsersTable table, AuditEvent event) {
        return List.of(
                table.putIf(item(event), UsersTable.ABSENT, Map.of()),
                OutboxItems.audited(table, event));
    }

    /// The event in an item, without what lists it.
    static Item content(Item item, AuditEvent event) {
        return item.with("eventId", event.id())
                .with("actor", event.actor().map(UserId::value))
                .with("subjectId", event.subject().value())
                .with("action", event.action().name())
                .with("correlationId", event.correlationId())
                .with("occurredAt", event.occurredAt())
                .with(
                        "changes",
                        AttributeValue.fromL(
                                event.changes().stream().map(AuditItems::change).toList()));
    }

    static AuditEvent event(Item item) {
        List<AttributeValue> changes =
                item.find("changes").map(AttributeValue::l).orElse(List.of());
        return new AuditEvent(
                item.text("eventId"),
                AuditAction.valueOf(item.text("action")),
                item.findText("actor").map(UserId::new),
                new UserId(item.text("subjectId")),
                changes.stream().map(AuditItems::change).toList(),
                item.text("correlationId"),
                item.time("occurredAt"));
    }

    private static AttributeValue change(AuditEvent.Change change) {
        var values = new HashMap<String, AttributeValue>();
        values.put("field", AttributeValue.fromS(change.field()));
        change.before().ifPresent(text -> values.put("before", AttributeValue.fromS(text)));
        change.after().ifPresent(text -> values.put("after", AttributeValue.fromS(text)));
        return AttributeValue.fromM(values);
    }

    private static AuditEvent.Change change(AttributeValue value) {
        Map<String, AttributeValue> values = value.m();
        return new AuditEvent.Change(
                new Item(values).text("field"), text(values, "before"), text(values, "after"));
    }

    private static Optional<String> text(Map<String, AttributeValue> values, String name) {
        return new Item(values).findText(name);
    }
}
