package commercegraph.users.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One page as a store reads it. With a filter it may hold fewer items than were asked for and yet
/// not be the last: a page evaluates a bounded number of items, and `end` says how far it came.
public record Slice<T>(List<Entry<T>> entries, boolean hasNext, Optional<String> end) {

    private static final int EVALUATED_MAX = 2000;

    /// An item, and its place in this list.
    public record Entry<T>(T item, String position) {}

    public Slice {
        entries = List.copyOf(entries);
    }

    public List<T> items() {
        return entries.stream().map(Entry::item).toList();
    }

    /// The first that are wanted of what a store reads lazily.
    public static <T> Slice<T> take(int first, Iterator<Entry<T>> all, Predicate<T> wanted) {
        var taken = new ArrayList<Entry<T>>();
        Optional<String> end = Optional.empty();
        for (int evaluated = 0; evaluated < EVALUATED_MAX && all.hasNext(); evaluated++) {
            Entry<T> next = all.next();
            boolean isWanted = wanted.test(next.item());
            if (isWanted && taken.size() == first) return new Slice<>(taken, true, end);
            if (isWanted) taken.add(next);
            end = Optional.of(next.position());
        }
        return new Slice<>(taken, all.hasNext(), end);
    }
}
