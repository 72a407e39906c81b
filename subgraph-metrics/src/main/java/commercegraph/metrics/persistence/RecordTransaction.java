package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Interaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Everything that recording means, in one transaction: the lane's head moves, the segment and its
/// place, a claim for each event, a history row and a counter for each user and product named.
record RecordTransaction(List<Part> parts, Head next) {

    static final String CLAIM_ID = "id";
    static final String CLAIM_HASH = "hash";

    private static final String FAILED = "ConditionalCheckFailed";
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    /// One item of the transaction, and what its refusal means.
    sealed interface Part {
        TransactWriteItem write();

        record HeadMove(TransactWriteItem write) implements Part {}

        record EventClaim(TransactWriteItem write, String eventId) implements Part {}

        record Count(TransactWriteItem write, Key counter) implements Part {}

        /// That the user of these counters, which nothing is added to, is not forgotten.
        record Living(TransactWriteItem write, Key counter) implements Part {}

        record Plain(TransactWriteItem write) implements Part {}
    }

    /// Why a transaction was cancelled: what to do better with the next try. `contended`: others
    /// were at work on the same items, or the store is over its capacity.
    /// `forgotten`: counters of users whose account was deleted.
    record Refusal(
            boolean headMoved,
            Set<String> claimed,
            Set<Key> counters,
            Set<Key> forgotten,
            boolean contended) {}

    RecordTransaction {
        parts = List.copyOf(parts);
    }

    static RecordTransaction of(
            String table, Recording recording, int lane, Head head, long firstTick) {
        List<Interaction> interactions = recording.at(lane, firstTick);
        Segment segment = new Segment(lane, head.tail(), interactions);
        Head next = new Head(segment.first(), segment.last());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.HeadMove(write(move(table, lane, head, next))));
        parts.add(new Part.Plain(write(put(table, segment.item()))));
        parts.add(
                new Part.Plain(
                        write(put(table, recording.segment().place(lane, segment.first())))));
        for (Recording.Entry entry : recording.entries())
            parts.add(
                    new Part.EventClaim(
                            write(claim(table, recording.keyId(), entry)), entry.eventId()));
        for (HistoryRow row : HistoryRow.of(interactions))
            parts.add(new Part.Plain(write(put(table, row.item()))));
        parts.addAll(counts(table, recording, CounterUpdate.of(lane, interactions)));
        return new RecordTransaction(parts, next);
    }

    /// A user who is deleted meanwhile is noticed by the condition on the counters, which stands
    /// also where nothing is added to them and something personal would be written.
    private static List<Part> counts(
            String table, Recording recording, List<CounterUpdate> counters) {
        Set<Key> personal = recording.personal();
        List<Part> parts = new ArrayList<>();
        for (CounterUpdate counter : counters) {
            boolean older = recording.older().contains(counter.key());
            Update update =
                    personal.remove(counter.key())
                            ? counter.updateOfLiving(table, older)
                            : counter.update(table, older);
            parts.add(new Part.Count(write(update), counter.key()));
        }
        for (Key user : personal) parts.add(new Part.Living(living(table, user), user));
        return parts;
    }

    private static TransactWriteItem living(String table, Key user) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check ->
                                check.tableName(table)
                                        .key(user.attributes())
                                        .conditionExpression(
                                                "attribute_not_exists(%s)"
                                                        .formatted(Counters.ERASED)))
                .build();
    }

    List<TransactWriteItem> writes() {
        return parts.stream().map(Part::write).toList();
    }

    /// The reasons stand in the order of the items.
    Refusal refusal(List<CancellationReason> reasons) {
        boolean headMoved = false;
        boolean contended = false;
        Set<String> claimed = new HashSet<>();
        Set<Key> counters = new HashSet<>();
        Set<Key> forgotten = new HashSet<>();
        for (int index = 0; index < reasons.size(); index++) {
            String code = Optional.ofNullable(reasons.get(index).code()).orElse("None");
            if (PASSING.contains(code)) contended = true;
            if (!code.equals(FAILED)) continue;
            switch (parts.get(index)) {
                case Part.HeadMove _ -> headMoved = true;
                case Part.EventClaim(_, var eventId) -> claimed.add(eventId);
                case Part.Count(_, var counter) ->
                        (isForgotten(reasons.get(index)) ? forgotten : counters).add(counter);
                case Part.Living(_, var counter) -> forgotten.add(counter);
                case Part.Plain _ -> throw new IllegalStateException("it has no condition");
            }
        }
        return new Refusal(headMoved, claimed, counters, forgotten, contended);
    }

    private static boolean isForgotten(CancellationReason reason) {
        return reason.hasItem() && Attributes.has(reason.item(), Counters.ERASED);
    }

    private static Update move(String table, int lane, Head head, Head next) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":first", Attributes.of(next.tail()));
        values.put(":last", Attributes.of(next.closed()));
        if (head.tail() != 0) values.put(":tail", Attributes.of(head.tail()));
        String sameTail = head.tail() == 0 ? "attribute_not_exists(tail)" : "tail = :tail";
        return Update.builder()
                .tableName(table)
                .key(Key.head(lane).attributes())
                .updateExpression("SET tail = :first, closed = :last")
                .conditionExpression(
                        sameTail + " AND (attribute_not_exists(closed) OR closed < :first)")
                .expressionAttributeValues(values)
                .build();
    }

    private static Put claim(String table, String keyId, Recording.Entry entry) {
        return Put.builder()
                .tableName(table)
                .item(
                        Attributes.item(
                                Key.claim(keyId, entry.eventId()),
                                Map.of(
                                        CLAIM_ID, Attributes.of(entry.id().value()),
                                        CLAIM_HASH, Attributes.of(entry.event().hash().value()))))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
    }

    private static Put put(String table, Map<String, AttributeValue> item) {
        return Put.builder().tableName(table).item(item).build();
    }

    private static TransactWriteItem write(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }

    private static TransactWriteItem write(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }
}
