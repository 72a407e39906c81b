package commercegraph.orders.persistence;

import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.SeedRepository;
import commercegraph.orders.domain.SeededOrder;
import commercegraph.orders.domain.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// One statement for each table: the rows travel as one JSON document.
@Repository
class PostgresSeedRepository implements SeedRepository {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Json json;

    PostgresSeedRepository(JdbcClient jdbc, TransactionTemplate transactions, Json json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public boolean plant(List<SeededOrder> orders) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> {
                            jdbc.sql("LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE").update();
                            boolean isEmpty =
                                    jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM orders)")
                                            .query(Boolean.class)
                                            .single();
                            if (isEmpty) {
                                insert(orders);
                            }
                            return isEmpty;
                        }));
    }

    private void insert(List<SeededOrder> orders) {
        insert(
                "INSERT INTO orders SELECT * FROM jsonb_populate_recordset(NULL::orders, :rows::jsonb)",
                orders.stream().map(seeded -> row(seeded.order())).toList());
        insert(
                "INSERT INTO order_items SELECT * FROM jsonb_populate_recordset(NULL::order_items, :rows::jsonb)",
                orders.stream().flatMap(seeded -> items(seeded).stream()).toList());
        insert(
                """
                INSERT INTO order_events (order_id, status, note, occurred_at)
                SELECT order_id, status, note, occurred_at
                FROM jsonb_populate_recordset(NULL::order_events, :rows::jsonb)
                """,
                orders.stream().flatMap(seeded -> events(seeded).stream()).toList());
        derive();
        jdbc.sql("SELECT setval('order_numbers', :last)")
                .param("last", orders.size())
                .query(Long.class)
                .single();
    }

    /// What placing and paying would have left beside the orders.
    private void derive() {
        jdbc.sql(
                        """
                        INSERT INTO product_sales (product_id, units_sold)
                        SELECT i.product_id, sum(i.quantity) FROM order_items i JOIN orders o ON o.id = i.order_id
                        WHERE o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED') GROUP BY i.product_id
                        """)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO provider_charges (order_id, amount, currency, status)
                        SELECT id, total, currency, payment_status FROM orders
                        WHERE payment_status IN ('CAPTURED', 'REFUNDED', 'DECLINED')
                        """)
                .update();
    }

    private void insert(String sql, List<Map<String, @Nullable Object>> rows) {
        jdbc.sql(sql).param("rows", json.text(rows)).update();
    }

    private static Map<String, @Nullable Object> row(Order order) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", order.id().value());
        row.put("number", order.number());
        row.put("buyer_id", order.buyer().value());
        row.put("idempotency_key", order.number());
        row.put("input_hash", "seeded");
        row.put("status", order.status());
        row.put("total", order.total().amount());
        row.put("currency", order.total().currency().getCurrencyCode());
        row.put("ship_name", order.shippingAddress().name());
        row.put("ship_line1", order.shippingAddress().line1());
        row.put("ship_line2", order.shippingAddress().line2().orElse(null));
        row.put("ship_city", order.shippingAddress().city());
        row.put("ship_postal_code", order.shippingAddress().postalCode());
        row.put("ship_country", order.shippingAddress().country());
        row.put("payment_status", order.payment().orElse(null));
        row.put("failure_code", order.failure().map(Failure::code).orElse(null));
        row.put("failure_reason", order.failure().map(Failure::reason).orElse(null));
        row.put("carrier", order.shipment().map(Shipment::carrier).orElse(null));
        row.put("tracking_number", order.shipment().map(Shipment::trackingNumber).orElse(null));
        row.put("correlation_id", "seed");
        row.put("placed_at", order.placedAt().toString());
        row.put("updated_at", order.updatedAt().toString());
        return row;
    }

    private static List<Map<String, @Nullable Object>> items(SeededOrder seeded) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (OrderItem item : seeded.items()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("order_id", seeded.order().id().value());
            row.put("line", rows.size() + 1);
            row.put("id", item.id());
            row.put("product_id", item.product().value());
            row.put("product_name", item.productName());
            row.put("quantity", item.quantity());
            row.put("unit_price", item.unitPrice().amount());
            row.put("currency", item.unitPrice().currency().getCurrencyCode());
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> events(SeededOrder seeded) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (OrderEvent event : seeded.history()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("order_id", seeded.order().id().value());
            row.put("status", event.status());
            row.put("note", event.note().orElse(null));
            row.put("occurred_at", event.occurredAt().toString());
            rows.add(row);
        }
        return rows;
    }
}
