package commercegraph.catalog.api;

import commercegraph.catalog.domain.ProductSort;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.paging.Cursor;
import commercegraph.support.paging.PageRequest;
import java.util.Optional;

/// Cursors of product lists. A position means something in its own order alone, so the cursor names
/// it.
final class Positions {
    private static final char SEPARATOR = '|';

    private Positions() {}

    static String cursor(ProductSort sort, String position) {
        return Cursor.encode(sort.name() + SEPARATOR + position);
    }

    /// A cursor of a list in another order is BAD_USER_INPUT.
    static Optional<String> of(PageRequest page, ProductSort sort) {
        String prefix = sort.name() + SEPARATOR;
        return page.after()
                .map(
                        text -> {
                            if (!text.startsWith(prefix) || text.length() == prefix.length()) {
                                throw GraphFailure.badUserInput(
                                        "`after` is not a cursor of this list");
                            }
                            return text.substring(prefix.length());
                        });
    }
}
