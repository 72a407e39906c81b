package commercegraph.catalog.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Several shelves of an index, read as if they were one. Each is read in chunks, those that are
/// due side by side, and the heads are merged. Not for two threads at once.
final class MergedShelves {
    private final List<Shelf> shelves;
    private final Comparator<Entry> order;

    private MergedShelves(List<Shelf> shelves, Comparator<Entry> order) {
        this.shelves = shelves;
        this.order = order;
    }

    /// @param sortKey the place on the shelf
    record Entry(Key key, String sortKey) {}

    /// Which part of the shelves is read, and in which direction.
    ///
    /// @param low the lowest key, inclusive
    /// @param high the highest key, inclusive
    /// @param after the key after which reading begins, in the direction of reading
    record Range(String low, String high, Optional<String> after, boolean ascending) {}

    static MergedShelves open(
            Table table, Index index, List<String> names, Range range, int chunk) {
        Comparator<Entry> ascending = Comparator.comparing(Entry::sortKey, SortKeys.ORDER);
        List<Shelf> shelves =
                names.stream().map(name -> new Shelf(table, index, name, range, chunk)).toList();
        return new MergedShelves(shelves, range.ascending() ? ascending : ascending.reversed());
    }

    /// The next ones in order, at most `count`.
    List<Entry> take(int count) {
        List<Entry> taken = new ArrayList<>();
        while (taken.size() < count) {
            fill();
            Optional<Shelf> next =
                    shelves.stream()
                            .filter(shelf -> !shelf.entries.isEmpty())
                            .min(Comparator.comparing(shelf -> shelf.entries.getFirst(), order));
            if (next.isEmpty()) {
                return taken;
            }
            taken.add(next.get().entries.removeFirst());
        }
        return taken;
    }

    boolean hasNext() {
        fill();
        return shelves.stream().anyMatch(shelf -> !shelf.entries.isEmpty());
    }

    private void fill() {
        List<Shelf> due = shelves.stream().filter(Shelf::isDue).toList();
        switch (due.size()) {
            case 0 -> {}
            case 1 -> due.getFirst().read();
            default -> {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<? extends Future<?>> reads =
                            due.stream().map(shelf -> threads.submit(shelf::read)).toList();
                    reads.forEach(Joined::join);
                }
            }
        }
    }

    private static final class Shelf {
        private final Table table;
        private final Index index;
        private final String name;
        private final boolean ascending;
        private final int chunk;
        private final Deque<Entry> entries = new ArrayDeque<>();
        private String low;
        private String high;
        private @Nullable String after;
        private boolean finished;

        Shelf(Table table, Index index, String name, Range range, int chunk) {
            this.table = table;
            this.index = index;
            this.name = name;
            this.ascending = range.ascending();
            this.chunk = chunk;
            this.low = range.low();
            this.high = range.high();
            range.after().ifPresent(this::goOnAfter);
        }

        boolean isDue() {
            return entries.isEmpty() && !finished;
        }

        /// The store's BETWEEN includes both ends, so the one after which reading goes on comes
        /// once more.
        void read() {
            if (SortKeys.ORDER.compare(low, high) > 0) {
                finished = true;
                return;
            }
            QueryResponse answer = table.query(request());
            answer.items().stream()
                    .map(Item::of)
                    .map(item -> new Entry(item.key(), item.text(index.key())))
                    .filter(entry -> !entry.sortKey().equals(after))
                    .forEach(entries::add);
            finished = answer.lastEvaluatedKey().isEmpty();
            if (!entries.isEmpty()) {
                goOnAfter(entries.getLast().sortKey());
            }
        }

        private void goOnAfter(String sortKey) {
            after = sortKey;
            Comparator<String> order = SortKeys.ORDER;
            if (ascending) {
                low = order.compare(sortKey, low) > 0 ? sortKey : low;
            } else {
                high = order.compare(sortKey, high) < 0 ? sortKey : high;
            }
        }

        private QueryRequest request() {
            return QueryRequest.builder()
                    .tableName(table.name())
                    .indexName(index.name())
                    .keyConditionExpression("#shelf = :shelf AND #key BETWEEN :low AND :high")
                    .expressionAttributeNames(Map.of("#shelf", index.shelf(), "#key", index.key()))
                    .expressionAttributeValues(
                            Map.of(
                                    ":shelf", AttributeValue.fromS(name),
                                    ":low", AttributeValue.fromS(low),
                                    ":high", AttributeValue.fromS(high)))
                    .scanIndexForward(ascending)
                    .limit(chunk + 1)
                    .build();
        }
    }
}
