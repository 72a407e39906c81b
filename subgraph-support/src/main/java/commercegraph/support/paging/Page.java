package commercegraph.support.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list. `position` gives an item's place in the list, from which its cursor is made.
public record Page<T>(
        List<T> items, Function<T, String> position, boolean hasNext, boolean hasPrevious) {

    public Page {
        items = List.copyOf(items);
    }

    /// Of a read that asked its store for one item more than the client wants: the one more says
    /// that there is a next page.
    public static <T> Page<T> ofOneMore(
            List<T> itemsAndOneMore, PageRequest request, Function<T, String> position) {
        boolean hasNext = itemsAndOneMore.size() > request.first();
        List<T> items = hasNext ? itemsAndOneMore.subList(0, request.first()) : itemsAndOneMore;
        return new Page<>(items, position, hasNext, request.after().isPresent());
    }

    public String cursor(T item) {
        return Cursor.encode(position.apply(item));
    }

    public @Nullable String startCursor() {
        return items.isEmpty() ? null : cursor(items.getFirst());
    }

    public @Nullable String endCursor() {
        return items.isEmpty() ? null : cursor(items.getLast());
    }
}
