package commercegraph.users.persistence;

import commercegraph.support.errors.GraphFailure;
import java.util.ArrayDeque;
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

/// Reads partitions from their greatest id downwards, page by page and no further than it is asked.
final class NewestFirst {

    private static final int PAGE_ITEMS_MAX = 100;
    private static final int ID_CHARACTERS_MAX = 128;

    private final UsersTable table;
    private final Optional<String> index;
    private final String partitionName;
    private final String idName;

    private NewestFirst(
            UsersTable table, Optional<String> index, String partitionName, String idName) {
        this.table = table;
        this.index = index;
        this.partitionName = partitionName;
        this.idName = idName;
    }

    /// Of an index, whose sort key is the id. A write of a moment ago may be missing.
    static NewestFirst ofIndex(UsersTable table, String index, String partitionName) {
        return new NewestFirst(table, Optional.of(index), partitionName, TableLayout.ID);
    }

    /// Of the table itself, where the sort key is the id. Up to date.
    static NewestFirst ofTable(UsersTable table) {
        return new NewestFirst(table, Optional.empty(), TableLayout.PARTITION, TableLayout.SORT);
    }

    /// Several partitions as one list: those with an id smaller than `after`.
    Iterator<Item> read(List<String> partitions, Optional<String> after, int first) {
        if (after.filter(id -> id.isEmpty() || id.length() > ID_CHARACTERS_MAX).isPresent())
            throw GraphFailure.badUserInput("`after` is not a cursor of this list");
        int pageItems = Math.min(first + 1, PAGE_ITEMS_MAX);
        var heads = new PriorityQueue<Partition>(Comparator.comparing(Partition::id).reversed());
        for (String partition : partitions) {
            var reader = new Partition(partition, after, pageItems);
            if (reader.fill()) heads.add(reader);
        }
        return new Merged(heads);
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
        private final int pageItems;
        private final Deque<Item> items = new ArrayDeque<>();
        private Optional<String> after;
        private boolean hasMore = true;

        Partition(String partition, Optional<String> after, int pageItems) {
            this.partition = partition;
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
            if (after.isPresent()) {
                names.put("#id", idName);
                values.put(":after", AttributeValue.fromS(after.get()));
                condition += " and #id < :after";
            }
            return QueryRequest.builder()
                    .indexName(index.orElse(null))
                    .consistentRead(index.isEmpty())
                    .keyConditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(pageItems);
        }
    }
}
