package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Counting;
import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.Interaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Adds to a counter item, and keeps the time of the newest event counted. DynamoDB has no maximum:
/// so the update says whether its events are newer than those counted, and is refused when that is
/// not so; the other guess holds then.
record CounterUpdate(Key key, Map<String, BigDecimal> added, long newestMicros) {

    /// Product counters are kept for each lane: those who write to one product at the same time do
    /// not meet. A user's is one item: one person does not do that much.
    static List<CounterUpdate> of(int lane, List<Interaction> interactions) {
        List<CounterUpdate> updates = new ArrayList<>();
        Counting.byUser(interactions)
                .forEach(
                        (user, metrics) ->
                                updates.add(
                                        new CounterUpdate(
                                                Key.metrics(user),
                                                Counters.added(metrics),
                                                micros(metrics.newest()))));
        Counting.byProduct(interactions)
                .forEach(
                        (product, metrics) ->
                                updates.add(
                                        new CounterUpdate(
                                                Key.metrics(product, lane),
                                                Counters.added(metrics),
                                                micros(metrics.newest()))));
        return updates;
    }

    private static long micros(Optional<Instant> newest) {
        return FeedPosition.tickOf(newest.orElseThrow());
    }

    /// Refused, with the item as the reason, when the counters are of a user who is forgotten.
    Update updateOfLiving(String table, boolean older) {
        Update update = update(table, older);
        return update.toBuilder()
                .conditionExpression(
                        "(%s) AND attribute_not_exists(%s)"
                                .formatted(update.conditionExpression(), Counters.ERASED))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    Update update(String table, boolean older) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> additions = new ArrayList<>();
        added.forEach(
                (name, number) -> {
                    String alias = "a" + additions.size();
                    names.put("#" + alias, name);
                    values.put(":" + alias, Attributes.of(number));
                    additions.add("#" + alias + " :" + alias);
                });
        names.put("#newest", Counters.NEWEST);
        values.put(":newest", Attributes.of(newestMicros));
        String add = "ADD " + String.join(", ", additions);
        return Update.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(older ? add : add + " SET #newest = :newest")
                .conditionExpression(
                        older
                                ? "#newest > :newest"
                                : "attribute_not_exists(#newest) OR #newest <= :newest")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
