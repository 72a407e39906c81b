package commercegraph.users.api;

import commercegraph.support.paging.Cursor;
import commercegraph.support.paging.PageRequest;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list. With a filter its end may lie beyond its last item: what was looked at in
/// between did not match, and is not looked at again.
record ConnectionView<V>(List<EdgeView<V>> edges, List<V> nodes, PageInfoView pageInfo) {

    private static final int FIRST_MAX = 100;

    record EdgeView<V>(V node, String cursor) {}

    record PageInfoView(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    static PageWanted wanted(@Nullable Integer first, @Nullable String after) {
        var request = PageRequest.of(first, after, FIRST_MAX);
        return new PageWanted(request.first(), request.after());
    }

    static <T, V> ConnectionView<V> of(Slice<T> slice, PageWanted page, Function<T, V> view) {
        List<EdgeView<V>> edges =
                slice.entries().stream()
                        .map(
                                entry ->
                                        new EdgeView<>(
                                                view.apply(entry.item()),
                                                Cursor.encode(entry.position())))
                        .toList();
        return new ConnectionView<>(
                edges,
                edges.stream().map(EdgeView::node).toList(),
                new PageInfoView(
                        slice.hasNext(),
                        page.after().isPresent(),
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        slice.end().map(Cursor::encode).orElse(null)));
    }
}
