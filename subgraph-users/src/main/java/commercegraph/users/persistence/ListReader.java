package commercegraph.users.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.support.errors.GraphFailure;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads several partitions as one list in order of their ids, page by page and no further than it
/// is asked.
final class ListReader {

    private static final int PAGE_ITEMS_MAX = 100;
    private static final int ID_BYTES_MAX = 800;
    private static final String FIRST_CHARACTER = Character.toString(Character.MIN_CODE_POINT);
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /// As the store has it.
    private static final Comparator<String> BYTES =
            (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    private final UsersTable table;
    private final Optional<String> index;
    private final String partitionName;
    private final String idName;

    private ListReader(
            UsersTable table, Optional<String> index, String partitionName, String idName) {
        this.table = table;
        this.index = index;
        this.partitionName = partitionName;
        this.idName = idName;
    }

    /// Of an index, whose sort key is the id. A write of a moment ago may be missing.
    static ListReader ofIndex(UsersTable table, String index, String partitionName) {
        return new ListReader(table, Optional.of(index), partitionName, TableLayout.ID);
    }

    /// Of the table itself, where the sort key is the id. Up to date.
    static ListReader ofTable(UsersTable table) {
        return new ListReader(table, Optional.empty(), TableLayout.PARTITION, TableLayout.SORT);
    }

    /// From the greatest id, which is the newest, downwards: those with an id smaller than `after`.
    Iterator<Item> newestFirst(List<String> partitions, Optional<String> after, int first) {
        return read(partitions, Optional.empty(), after, first);
    }

    /// Those whose id begins so, from the smallest upwards: those with an id greater than `after`.
    Iterator<Item> byPrefix(
            List<String> partitions, String prefix, Optional<String> after, int first) {
        String end = prefix + LAST_CHARACTER;
        boolean within =
                after.map(id -> id.startsWith(prefix) && BYTES.compare(id, end) < 0).orElse(true);
        if (!within) throw noCursor();
        return read(partitions, Optional.of(prefix), after, first);
    }

    private Iterator<Item> read(
            List<String> partitions, Optional<String> prefix, Optional<String> after, int first) {
        if (after.filter(id -> id.isEmpty() || id.getBytes(UTF_8).length > ID_BYTES_MAX)
                .isPresent()) throw noCursor();
        int pageItems = Math.min(first + 1, PAGE_ITEMS_MAX);
        Comparator<Partition> upwards = Comparator.comparing(Partition::id, BYTES);
        var heads = new PriorityQueue<Partition>(prefix.isPresent() ? upwards : upwards.reversed());
        for (String partition : partitions) {
            var reader = new Partition(partition, prefix, after, pageItems);
            if (reader.fill()) heads.add(reader);
        }
        return new Merged(heads);
    }

    private static GraphFailure noCursor() {
        return GraphFailure.badUserInput("`after` is not a cursor of this list");
    }

    private record Merged(PriorityQueue<Partition> heads) implements Iterator<Item> {
        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Item next() {
            Partition newest = heads.poll();
            if (newest == null) throw new NoSuchElementException();
            Item item = newest.items.remove();
            if (newest.fill()) heads.add(newest);
            return item;
        }
    }

    private final class Partition {
        private final String partition;
        private final Optional<String> prefix;
        private final int pageItems;
        private final Deque<Item> items = new ArrayDeque<>();
        private Optional<String> after;
        private boolean hasMore = true;

        Partition(
                String partition, Optional<String> prefix, Optional<String> after, int pageItems) {
            this.partition = partition;
            this.prefix = prefix;
            this.after = after;
            this.pageItems = pageItems;
        }

        String id() {
            return items.element().text(idName);
        }

        /// Whether there is an item; reads the next page when the last one is used up.
        boolean fill() {
            while (items.isEmpty() && hasMore) {
                UsersTable.Page page = table.query(query());
                items.addAll(page.items());
                hasMore = page.hasMore();
                if (!page.items().isEmpty())
                    after = Optional.of(page.items().getLast().text(idName));
            }
            return !items.isEmpty();
        }

        private QueryRequest.Builder query() {
            Map<String, String> names = new HashMap<>(Map.of("#partition", partitionName));
            Map<String, AttributeValue> values =
                    new HashMap<>(Map.of(":partition", AttributeValue.fromS(partition)));
            String condition = "#partition = :partition";
            if (prefix.isPresent() || after.isPresent()) names.put("#id", idName);
            if (prefix.isPresent() && after.isPresent()) {
                values.put(":after", AttributeValue.fromS(after.get() + FIRST_CHARACTER));
                values.put(":end", AttributeValue.fromS(prefix.get() + LAST_CHARACTER));
                condition += " and #id between :after and :end";
            } else if (prefix.isPresent()) {
                values.put(":prefix", AttributeValue.fromS(prefix.get()));
                condition += " and begins_with(#id, :prefix)";
            } else if (after.isPresent()) {
                values.put(":after", AttributeValue.fromS(after.get()));
                condition += " and #id < :after";
            }
            return QueryRequest.builder()
                    .indexName(index.orElse(null))
                    .consistentRead(index.isEmpty())
                    .keyConditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .scanIndexForward(prefix.isPresent())
                    .limit(pageItems);
        }
    }
}
