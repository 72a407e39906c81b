package commercegraph.orders.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import commercegraph.orders.domain.BuyerPage;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderFilter;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderPosition;
import commercegraph.orders.domain.OrderQueries;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresOrderQueries implements OrderQueries {
    /// One index range for each page, by a lateral join: no page reads the rows of another, however
    /// their arguments differ.
    private static final String PAGES =
            """
            SELECT page.ordinality, found.*
            FROM unnest(:buyers::text[], :statuses::text[], :limits::int[], :times::timestamptz[], :ids::text[])
                WITH ORDINALITY AS page (buyer, status, size, after_time, after_id, ordinality)
            CROSS JOIN LATERAL (
                SELECT o.* FROM orders o
                WHERE o.buyer_id = page.buyer
                    AND (page.status IS NULL OR o.status = page.status)
                    AND (page.after_id IS NULL OR (o.placed_at, o.id) < (page.after_time, page.after_id))
                ORDER BY o.placed_at DESC, o.id DESC
                LIMIT page.size) found
            ORDER BY page.ordinality, found.placed_at DESC, found.id DESC
            """;

    private final JdbcClient jdbc;

    PostgresOrderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<OrderId, Order> orders(Set<OrderId> ids) {
        return jdbc
                .sql("SELECT o.* FROM orders o WHERE o.id = ANY (:ids)")
                .param("ids", texts(ids, OrderId::value))
                .query((row, _) -> Rows.order(row))
                .list()
                .stream()
                .collect(toMap(Order::id, Function.identity()));
    }

    @Override
    public List<Order> page(OrderFilter filter, Slice slice) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        filter.buyer()
                .ifPresent(
                        buyer ->
                                where(
                                        conditions,
                                        values,
                                        "buyer_id = :buyer",
                                        "buyer",
                                        buyer.value()));
        filter.status()
                .ifPresent(
                        status ->
                                where(
                                        conditions,
                                        values,
                                        "status = :status",
                                        "status",
                                        status.name()));
        filter.placedSince()
                .ifPresent(
                        since ->
                                where(
                                        conditions,
                                        values,
                                        "placed_at >= :since",
                                        "since",
                                        Rows.time(since)));
        filter.placedUntil()
                .ifPresent(
                        until ->
                                where(
                                        conditions,
                                        values,
                                        "placed_at < :until",
                                        "until",
                                        Rows.time(until)));
        slice.after()
                .ifPresent(
                        after -> {
                            values.put("afterTime", Rows.time(after.placedAt()));
                            where(
                                    conditions,
                                    values,
                                    "(placed_at, id) < (:afterTime, :afterId)",
                                    "afterId",
                                    after.id().value());
                        });
        return jdbc.sql(
                        "SELECT * FROM orders WHERE %s ORDER BY placed_at DESC, id DESC LIMIT :limit"
                                .formatted(String.join(" AND ", conditions)))
                .params(values)
                .param("limit", slice.limit())
                .query((row, _) -> Rows.order(row))
                .list();
    }

    @Override
    public Map<BuyerPage, List<Order>> pages(Set<BuyerPage> pages) {
        List<BuyerPage> ordered = List.copyOf(pages);
        Map<BuyerPage, List<Order>> found = new LinkedHashMap<>();
        ordered.forEach(page -> found.put(page, new ArrayList<>()));
        record Numbered(int page, Order order) {}
        RowMapper<Numbered> mapper =
                (row, _) -> new Numbered(row.getInt("ordinality") - 1, Rows.order(row));
        jdbc.sql(PAGES)
                .param("buyers", texts(ordered, page -> page.buyer().value()))
                .param(
                        "statuses",
                        texts(ordered, page -> page.status().map(Enum::name).orElse(null)))
                .param("limits", texts(ordered, page -> String.valueOf(page.slice().limit())))
                .param("times", texts(ordered, page -> after(page, OrderPosition::placedAt)))
                .param(
                        "ids",
                        texts(ordered, page -> after(page, position -> position.id().value())))
                .query(mapper)
                .list()
                .forEach(
                        row ->
                                found.getOrDefault(ordered.get(row.page()), List.of())
                                        .add(row.order()));
        return found;
    }

    @Override
    public Map<OrderId, List<OrderItem>> items(Set<OrderId> ids) {
        RowMapper<Map.Entry<OrderId, OrderItem>> mapper =
                (row, _) -> Map.entry(new OrderId(row.getString("order_id")), Rows.item(row));
        return grouped(
                jdbc.sql(
                                "SELECT * FROM order_items WHERE order_id = ANY (:ids) ORDER BY order_id, line")
                        .param("ids", texts(ids, OrderId::value))
                        .query(mapper)
                        .list());
    }

    @Override
    public Map<OrderId, List<OrderEvent>> history(Set<OrderId> ids) {
        RowMapper<Map.Entry<OrderId, OrderEvent>> mapper =
                (row, _) -> Map.entry(new OrderId(row.getString("order_id")), Rows.event(row));
        return grouped(
                jdbc.sql(
                                "SELECT * FROM order_events WHERE order_id = ANY (:ids) ORDER BY order_id, sequence")
                        .param("ids", texts(ids, OrderId::value))
                        .query(mapper)
                        .list());
    }

    @Override
    public Map<ProductId, Long> unitsSold(Set<ProductId> ids) {
        Map<ProductId, Long> sold = new HashMap<>();
        ids.forEach(id -> sold.put(id, 0L));
        jdbc.sql("SELECT product_id, units_sold FROM product_sales WHERE product_id = ANY (:ids)")
                .param("ids", texts(ids, ProductId::value))
                .query(
                        row -> {
                            sold.put(
                                    new ProductId(row.getString("product_id")),
                                    row.getLong("units_sold"));
                        });
        return sold;
    }

    private static void where(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private static @Nullable String after(BuyerPage page, Function<OrderPosition, ?> part) {
        return page.slice().after().map(part).map(String::valueOf).orElse(null);
    }

    private static <T> Map<OrderId, List<T>> grouped(List<Map.Entry<OrderId, T>> rows) {
        return rows.stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /// The driver sends arrays of text; the statement casts them where a column is of another type.
    private static <T> @Nullable String[] texts(
            Iterable<T> values, Function<T, @Nullable String> text) {
        List<@Nullable String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text.apply(value)));
        return texts.toArray(new @Nullable String[0]);
    }
}
