package commercegraph.metrics.persistence;

import static java.util.stream.Collectors.toSet;

import commercegraph.metrics.domain.FeedPosition;
import commercegraph.metrics.domain.HistoryOwner;
import commercegraph.metrics.domain.Interaction;
import commercegraph.metrics.domain.ProductId;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.domain.UserErasure;
import commercegraph.metrics.domain.UserId;
import commercegraph.support.pauses.Backoff;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Rewrites what holds a user's interactions, in place and without what is personal: segments of
/// the feed, rows of products, and last the user's own rows, some at a time. How far it has come is
/// noted beside the user's counters, so that it goes on from there when it broke off.
@Repository
final class DynamoDbErasure implements UserErasure {

    /// The user's rows taken at a time; each has up to a hundred interactions.
    private static final int ROWS_AT_ONCE = 25;

    private static final int TRIES_MAX = 16;
    private static final String REACHED = "erasedTo";

    /// Sorts before every row.
    private static final String LOWEST = " ";

    private final MetricsTable table;
    private final DynamoDbMetadata metadata;

    DynamoDbErasure(MetricsTable table, DynamoDbMetadata metadata) {
        this.table = table;
        this.metadata = metadata;
    }

    @Override
    public Instant forget(UserId user, Instant now) {
        Map<String, AttributeValue> item =
                table.update(
                                update ->
                                        update.key(Key.metrics(user).attributes())
                                                .updateExpression(
                                                        "SET #erased = if_not_exists(#erased, :now)")
                                                .expressionAttributeNames(
                                                        Map.of("#erased", Counters.ERASED))
                                                .expressionAttributeValues(
                                                        Map.of(
                                                                ":now",
                                                                Attributes.of(
                                                                        FeedPosition.tickOf(now))))
                                                .returnValues(ReturnValue.ALL_NEW))
                        .orElseThrow();
        metadata.erase(user);
        return FeedPosition.timeOf(Attributes.number(item, Counters.ERASED));
    }

    @Override
    public void erase(UserId user) {
        Optional<String> reached = reached(user);
        while (true) {
            List<Map<String, AttributeValue>> rows = rows(user, reached.orElse(LOWEST));
            if (rows.isEmpty()) break;
            boolean erased = erase(user, rows);
            reached = Optional.of(Attributes.text(rows.getLast(), Key.SORT));
            if (erased) note(user, "SET #reached = :reached", reached);
        }
        note(user, "REMOVE #reached", Optional.empty());
    }

    private Optional<String> reached(UserId user) {
        return table.get(Key.metrics(user))
                .filter(item -> Attributes.has(item, REACHED))
                .map(item -> Attributes.text(item, REACHED));
    }

    private void note(UserId user, String change, Optional<String> reached) {
        table.update(
                update -> {
                    update.key(Key.metrics(user).attributes())
                            .updateExpression(change)
                            .expressionAttributeNames(Map.of("#reached", REACHED));
                    reached.ifPresent(
                            row ->
                                    update.expressionAttributeValues(
                                            Map.of(":reached", Attributes.of(row))));
                });
    }

    /// The user's next rows behind one, oldest first.
    private List<Map<String, AttributeValue>> rows(UserId user, String behind) {
        String partition = Key.histories(new HistoryOwner.OfUser(user)).getFirst();
        return table.query(
                        query ->
                                query.keyConditionExpression("pk = :owner AND sk > :behind")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":owner", Attributes.of(partition),
                                                        ":behind", Attributes.of(behind)))
                                        .limit(ROWS_AT_ONCE))
                .items();
    }

    /// The user's own rows come last: while one is as it was, what it leads to may be so as well.
    private boolean erase(UserId user, List<Map<String, AttributeValue>> rows) {
        List<Interaction> personal =
                rows.stream()
                        .map(HistoryRow::interactions)
                        .flatMap(Collection::stream)
                        .filter(one -> one.event().isPersonal())
                        .toList();
        if (personal.isEmpty()) return false;
        Map<Key, Map<String, AttributeValue>> segments = segments(personal);
        strip(user, segments);
        strip(user, productRows(user, personal, segments));
        Map<Key, Map<String, AttributeValue>> own = new HashMap<>();
        rows.forEach(row -> own.put(Key.of(row), row));
        strip(user, own);
        return true;
    }

    private Map<Key, Map<String, AttributeValue>> segments(List<Interaction> interactions) {
        Set<Key> places =
                interactions.stream()
                        .flatMap(one -> SegmentId.of(one.id()).stream())
                        .map(SegmentId::key)
                        .collect(toSet());
        return table.getAll(
                table.getAll(places).values().stream().map(SegmentId::segment).collect(toSet()));
    }

    /// One transaction makes the rows that its segment says; those of seeds are found by what they
    /// hold.
    private Map<Key, Map<String, AttributeValue>> productRows(
            UserId user,
            List<Interaction> personal,
            Map<Key, Map<String, AttributeValue>> segments) {
        Set<Key> keys =
                segments.values().stream()
                        .map(item -> Segment.of(0, item).interactions())
                        .flatMap(interactions -> HistoryRow.of(interactions).stream())
                        .filter(row -> row.interactions().stream().anyMatch(one -> isOf(user, one)))
                        .map(HistoryRow::key)
                        .collect(toSet());
        Map<Key, Map<String, AttributeValue>> found = table.getAll(keys);
        Set<Interaction> covered =
                found.entrySet().stream()
                        .filter(row -> !row.getKey().isOf(user))
                        .flatMap(row -> HistoryRow.interactions(row.getValue()).stream())
                        .collect(toSet());
        List<Interaction> left =
                personal.stream()
                        .filter(one -> one.event().productId() != null && !covered.contains(one))
                        .toList();
        Concurrent.map(left, this::rowsAround).forEach(found::putAll);
        found.keySet().removeIf(key -> key.isOf(user));
        return found;
    }

    /// In each partition of the product, the row that holds the interaction if any there does.
    private Map<Key, Map<String, AttributeValue>> rowsAround(Interaction interaction) {
        ProductId product = Objects.requireNonNull(interaction.event().productId());
        Map<Key, Map<String, AttributeValue>> rows = new HashMap<>();
        for (String partition : Key.histories(new HistoryOwner.OfProduct(product)))
            first(partition, interaction.position()).forEach(row -> rows.put(Key.of(row), row));
        return rows;
    }

    private Stream<Map<String, AttributeValue>> first(String partition, FeedPosition from) {
        return table
                .query(
                        query ->
                                query.keyConditionExpression("pk = :owner AND sk >= :from")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":owner", Attributes.of(partition),
                                                        ":from", Attributes.of(Key.row(from))))
                                        .limit(1))
                .items()
                .stream();
    }

    private static boolean isOf(UserId user, Interaction interaction) {
        return user.equals(interaction.event().userId());
    }

    private void strip(UserId user, Map<Key, Map<String, AttributeValue>> items) {
        Concurrent.map(
                List.copyOf(items.entrySet()),
                entry -> {
                    strip(user, entry.getKey(), entry.getValue());
                    return entry.getKey();
                });
    }

    /// Where another erasure has changed the item since it was read, it is read again.
    private void strip(UserId user, Key key, Map<String, AttributeValue> read) {
        Map<String, AttributeValue> item = read;
        for (int failures = 0; failures < TRIES_MAX; failures++) {
            if (failures > 0) {
                Backoff.OF_STORE.pause(failures);
                item = table.get(key).orElseThrow();
            }
            String before = Attributes.text(item, HistoryRow.EVENTS);
            List<Interaction> interactions = StoredInteraction.read(before);
            List<Interaction> stripped =
                    interactions.stream()
                            .map(one -> isOf(user, one) ? one.withoutPersonal() : one)
                            .toList();
            if (stripped.equals(interactions) || rewrite(key, before, stripped)) return;
        }
        throw new StoreUnavailableException(
                "an item could not be rewritten in " + TRIES_MAX + " tries");
    }

    private boolean rewrite(Key key, String before, List<Interaction> after) {
        return table.update(
                        update ->
                                update.key(key.attributes())
                                        .updateExpression("SET #events = :after")
                                        .conditionExpression("#events = :before")
                                        .expressionAttributeNames(
                                                Map.of("#events", HistoryRow.EVENTS))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":before",
                                                        Attributes.of(before),
                                                        ":after",
                                                        Attributes.of(
                                                                StoredInteraction.write(after)))))
                .isPresent();
    }
}
