package commercegraph.catalog.api;

import commercegraph.catalog.domain.ProductSort;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.paging.Cursor;
import commercegraph.support.paging.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cursors of product lists. A position means something in its own order alone, so the cursor names
/// it.
final class Positions {
    private static final char SEPARATOR = '|';

    /// No list has longer ones, and the store takes none.
    private static final int BYTES_MAX = 1_024;

    private Positions() {}

    static String cursor(ProductSort sort, String position) {
        return Cursor.encode(sort.name() + SEPARATOR + position);
    }

    /// A cursor of a list in another order, or of none, is BAD_USER_INPUT.
    static Optional<String> of(PageRequest page, ProductSort sort) {
        return page.after().map(text -> position(text, sort.name() + SEPARATOR));
    }

    private static String position(String text, String prefix) {
        boolean isPosition =
                text.startsWith(prefix)
                        && text.length() > prefix.length()
                        && text.getBytes(StandardCharsets.UTF_8).length
                                <= prefix.length() + BYTES_MAX;
        if (!isPosition) {
            throw GraphFailure.badUserInput("`after` is not a cursor of this list");
        }
        return text.substring(prefix.length());
    }
}
