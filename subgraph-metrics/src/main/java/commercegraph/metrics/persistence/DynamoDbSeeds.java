package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.SeedStore;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.support.pauses.Backoff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Seeds in three steps, each of which may be interrupted and made again. First the lanes' heads
/// move behind everything that will be there, so that readers stop before it until it is. Then
/// segments and rows are put, the same each time. Then the counters are added to, in parts, each in
/// one transaction with the note that it was.
@Repository
final class DynamoDbSeeds implements SeedStore {

    private static final int COUNTERS_AT_ONCE = 90;
    private static final int TRIES_MAX = 8;
    private static final String BASE = "base";
    private static final String PARTS = "partsCounted";
    private static final String FAILED = "ConditionalCheckFailed";

    private final MetricsTable table;

    DynamoDbSeeds(MetricsTable table) {
        this.table = table;
    }

    @Override
    public void seed(Instant base, Function<Instant, List<Batch>> batches) {
        Optional<Map<String, AttributeValue>> state = table.get(Key.seeding());
        Instant then = state.map(DynamoDbSeeds::base).orElse(base);
        SeedItems seeds = new SeedItems(batches.apply(then));
        if (state.isEmpty()) begin(then, seeds.heads());
        long counted = state.map(found -> Attributes.number(found, PARTS)).orElse(0L);
        List<List<CounterUpdate>> parts = Chunks.ofSize(seeds.counters(), COUNTERS_AT_ONCE);
        if (counted == parts.size()) return;
        table.putAll(seeds.items());
        for (int part = (int) counted; part < parts.size(); part++) count(parts.get(part), part);
    }

    private static Instant base(Map<String, AttributeValue> state) {
        return FeedPosition.timeOf(Attributes.number(state, BASE));
    }

    private void begin(Instant base, List<Head> heads) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(
                putNew(
                        Key.seeding(),
                        Map.of(
                                BASE, Attributes.of(FeedPosition.tickOf(base)),
                                PARTS, Attributes.of(0))));
        for (Head head : heads) writes.add(putNew(Key.head(writes.size() - 1), head.values()));
        try {
            table.transact(writes);
        } catch (TransactionCanceledException cancelled) {
            throw new IllegalStateException(
                    "interactions were recorded before the seeding began", cancelled);
        }
    }

    private TransactWriteItem putNew(Key key, Map<String, AttributeValue> values) {
        Put put =
                Put.builder()
                        .tableName(table.name())
                        .item(Attributes.item(key, values))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build();
        return TransactWriteItem.builder().put(put).build();
    }

    /// Where a counter has counted something newer by now, its update is made to say so.
    private void count(List<CounterUpdate> counters, int part) {
        Set<Key> older = new HashSet<>();
        for (int failures = 0; failures < TRIES_MAX; failures++) {
            if (failures > 0) Backoff.OF_STORE.pause(failures);
            try {
                table.transact(writes(counters, older, part));
                return;
            } catch (TransactionCanceledException cancelled) {
                List<CancellationReason> reasons = cancelled.cancellationReasons();
                if (FAILED.equals(reasons.getFirst().code())) return; // it was counted before
                for (int index = 0; index < counters.size(); index++)
                    if (FAILED.equals(reasons.get(index + 1).code()))
                        older.add(counters.get(index).key());
            }
        }
        throw new StoreUnavailableException(
                "seeds could not be counted in " + TRIES_MAX + " tries");
    }

    private List<TransactWriteItem> writes(List<CounterUpdate> counters, Set<Key> older, int part) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(write(note(part)));
        for (CounterUpdate counter : counters)
            writes.add(write(counter.update(table.name(), older.contains(counter.key()))));
        return writes;
    }

    private Update note(int part) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":part", Attributes.of(part));
        values.put(":next", Attributes.of(part + 1L));
        return Update.builder()
                .tableName(table.name())
                .key(Key.seeding().attributes())
                .updateExpression("SET partsCounted = :next")
                .conditionExpression("partsCounted = :part")
                .expressionAttributeValues(values)
                .build();
    }

    private static TransactWriteItem write(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }
}
