package commercegraph.orders.api;

import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderPosition;
import commercegraph.orders.domain.Slice;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.paging.Page;
import commercegraph.support.paging.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// An order's place in a list as the text inside a cursor: microseconds of its placing, and its id.
final class Positions {
    static final int FIRST_MAX = 100;

    /// No order lies outside these, and the store knows no times far beyond them.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Positions() {}

    /// The slice that has a page and one order more, which says whether there is a next page.
    static Slice slice(PageRequest request) {
        return new Slice(request.first() + 1, request.after().map(Positions::parse));
    }

    static Page<Order> page(List<Order> found, PageRequest request) {
        return Page.ofOneMore(found, request, order -> text(order.position()));
    }

    /// The nearest time that the store can compare with.
    static Instant bounded(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }

    static String text(OrderPosition position) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, position.placedAt());
        return "%d %s".formatted(micros, position.id().value());
    }

    static OrderPosition parse(String text) {
        int space = text.indexOf(' ');
        try {
            Instant placedAt =
                    Instant.EPOCH.plus(
                            Long.parseLong(text, 0, Math.max(space, 0), 10), ChronoUnit.MICROS);
            return new OrderPosition(bounded(placedAt), new OrderId(text.substring(space + 1)));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            throw GraphFailure.badUserInput("`after` is not a cursor of this list");
        }
    }
}
