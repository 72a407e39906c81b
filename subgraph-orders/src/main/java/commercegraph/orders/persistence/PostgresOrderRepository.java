package commercegraph.orders.persistence;

import commercegraph.orders.domain.ChangeResult;
import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.NewOrder;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderChange;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderRepository;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.PaymentStatus;
import commercegraph.orders.domain.RequestKey;
import commercegraph.orders.domain.Shipment;
import commercegraph.orders.domain.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class PostgresOrderRepository implements OrderRepository {
    private static final RowMapper<PlacedOrder> PLACED =
            (row, _) -> new PlacedOrder(Rows.order(row), row.getString("input_hash"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PostgresOrderRepository(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Two requests with one key meet at the unique index: the second waits there for the first
    /// one's commit, inserts nothing, and reads the first one's order.
    @Override
    public Optional<PlacedOrder> place(NewOrder order) {
        return inTransaction(
                () -> {
                    if (!PostgresErasures.mayPlace(jdbc, order.buyer())) {
                        return Optional.empty();
                    }
                    if (insertOrder(order)) {
                        insertItems(order);
                        insertEvent(
                                order.id(),
                                new OrderEvent(
                                        OrderStatus.PLACED, Optional.empty(), order.placedAt()));
                        insertMessage(
                                order.id(), Intent.FULFIL, order.correlationId(), order.placedAt());
                        jdbc.sql("INSERT INTO order_payment_tokens VALUES (:id, :token)")
                                .param("id", order.id().value())
                                .param("token", order.paymentToken())
                                .update();
                    }
                    return findPlaced(order.buyer(), order.idempotencyKey());
                });
    }

    @Override
    public Optional<PlacedOrder> findPlaced(UserId buyer, String idempotencyKey) {
        return jdbc.sql("SELECT * FROM orders WHERE buyer_id = :buyer AND idempotency_key = :key")
                .param("buyer", buyer.value())
                .param("key", idempotencyKey)
                .query(PLACED)
                .optional();
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return jdbc.sql("SELECT * FROM orders WHERE id = :id")
                .param("id", id.value())
                .query((row, _) -> Rows.order(row))
                .optional();
    }

    @Override
    public List<OrderItem> items(OrderId id) {
        return jdbc.sql("SELECT * FROM order_items WHERE order_id = :id ORDER BY line")
                .param("id", id.value())
                .query((row, _) -> Rows.item(row))
                .list();
    }

    @Override
    public Optional<String> paymentToken(OrderId id) {
        return jdbc.sql("SELECT token FROM order_payment_tokens WHERE order_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    @Override
    public ChangeResult change(OrderId id, Optional<RequestKey> key, Decision decision) {
        return inTransaction(
                () -> {
                    Optional<LockedOrder> locked = lock(id);
                    Optional<ChangeResult> repeated =
                            key.flatMap(
                                    request -> repeated(request, locked.map(LockedOrder::order)));
                    return repeated.orElseGet(
                            () ->
                                    locked.map(row -> decide(row, key, decision))
                                            .orElseGet(ChangeResult.Unknown::new));
                });
    }

    @Override
    public List<OrderId> confirmedBefore(Instant instant, int limit) {
        return jdbc.sql(
                        """
                        SELECT o.id FROM orders o JOIN workflow_executions e ON e.id = o.id
                        WHERE o.status = 'CONFIRMED' AND o.updated_at <= :instant
                        ORDER BY o.updated_at LIMIT :limit
                        """)
                .param("instant", Rows.time(instant))
                .param("limit", limit)
                .query((row, _) -> new OrderId(row.getString("id")))
                .list();
    }

    /// @param erased whether what was personal in it was erased
    private record LockedOrder(Order order, String correlationId, boolean erased) {}

    private Optional<LockedOrder> lock(OrderId id) {
        RowMapper<LockedOrder> mapper =
                (row, _) ->
                        new LockedOrder(
                                Rows.order(row),
                                row.getString("correlation_id"),
                                row.getTimestamp("erased_at") != null);
        return jdbc.sql("SELECT * FROM orders WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(mapper)
                .optional();
    }

    /// What the request got the first time, where its key is known. Otherwise the key is now taken,
    /// also against a request that comes at the same time; it is given back with the transaction
    /// when nothing changes.
    private Optional<ChangeResult> repeated(RequestKey key, Optional<Order> order) {
        return jdbc.sql(
                        """
                        SELECT input_hash FROM request_keys
                        WHERE caller_id = :caller AND mutation = :mutation AND key = :key AND expires_at > now()
                        """)
                .param("caller", key.caller().value())
                .param("mutation", key.mutation())
                .param("key", key.key())
                .query(String.class)
                .optional()
                .map(
                        hash ->
                                order.filter(_ -> hash.equals(key.inputHash()))
                                        .<ChangeResult>map(ChangeResult.Replayed::new)
                                        .orElseGet(ChangeResult.KeyReused::new));
    }

    private ChangeResult decide(LockedOrder locked, Optional<RequestKey> key, Decision decision) {
        Optional<OrderChange> decided = decision.decide(locked.order());
        if (decided.isEmpty()) {
            return new ChangeResult.Unchanged(locked.order());
        }
        OrderChange change = decided.get();
        Order order = change.order();
        if (key.isPresent() && !insertKey(key.get(), order.id())) {
            return new ChangeResult.KeyReused();
        }
        update(order);
        if (locked.erased()) {
            PostgresErasures.again(jdbc, order);
        }
        change.event().ifPresent(event -> insertEvent(order.id(), event));
        change.intent()
                .ifPresent(
                        intent ->
                                insertMessage(
                                        order.id(),
                                        intent,
                                        locked.correlationId(),
                                        order.updatedAt()));
        countSales(locked.order(), order);
        if (!order.payment().equals(Optional.of(PaymentStatus.PENDING))) {
            jdbc.sql("DELETE FROM order_payment_tokens WHERE order_id = :id")
                    .param("id", order.id().value())
                    .update();
        }
        return new ChangeResult.Changed(order);
    }

    private boolean insertOrder(NewOrder order) {
        long number = jdbc.sql("SELECT nextval('order_numbers')").query(Long.class).single();
        int year = order.placedAt().atZone(ZoneOffset.UTC).getYear();
        return jdbc.sql(
                                """
                                INSERT INTO orders (id, number, buyer_id, idempotency_key, input_hash, status, total, currency,
                                    ship_name, ship_line1, ship_line2, ship_city, ship_postal_code, ship_country,
                                    payment_status, correlation_id, placed_at, updated_at)
                                VALUES (:id, :number, :buyer, :key, :hash, 'PLACED', :total, :currency,
                                    :name, :line1, :line2, :city, :postalCode, :country,
                                    'PENDING', :correlation, :placed, :placed)
                                ON CONFLICT (buyer_id, idempotency_key) DO NOTHING
                                """)
                        .param("id", order.id().value())
                        .param("number", "ORD-%d-%06d".formatted(year, number))
                        .param("buyer", order.buyer().value())
                        .param("key", order.idempotencyKey())
                        .param("hash", order.inputHash())
                        .param("total", order.total().amount())
                        .param("currency", order.total().currency().getCurrencyCode())
                        .param("name", order.shippingAddress().name())
                        .param("line1", order.shippingAddress().line1())
                        .param("line2", order.shippingAddress().line2().orElse(null))
                        .param("city", order.shippingAddress().city())
                        .param("postalCode", order.shippingAddress().postalCode())
                        .param("country", order.shippingAddress().country())
                        .param("correlation", order.correlationId())
                        .param("placed", Rows.time(order.placedAt()))
                        .update()
                == 1;
    }

    private void insertItems(NewOrder order) {
        int line = 0;
        for (OrderItem item : order.items()) {
            line++;
            jdbc.sql(
                            """
                            INSERT INTO order_items (order_id, line, id, product_id, product_name, quantity, unit_price, currency)
                            VALUES (:order, :line, :id, :product, :name, :quantity, :price, :currency)
                            """)
                    .param("order", order.id().value())
                    .param("line", line)
                    .param("id", item.id())
                    .param("product", item.product().value())
                    .param("name", item.productName())
                    .param("quantity", item.quantity())
                    .param("price", item.unitPrice().amount())
                    .param("currency", item.unitPrice().currency().getCurrencyCode())
                    .update();
        }
    }

    private void insertEvent(OrderId order, OrderEvent event) {
        jdbc.sql(
                        """
                        INSERT INTO order_events (order_id, status, note, occurred_at)
                        VALUES (:order, :status, :note, :at)
                        """)
                .param("order", order.value())
                .param("status", event.status().name())
                .param("note", event.note().orElse(null))
                .param("at", Rows.time(event.occurredAt()))
                .update();
    }

    private void insertMessage(OrderId order, Intent intent, String correlationId, Instant dueAt) {
        jdbc.sql(
                        """
                        INSERT INTO outbox (order_id, intent, correlation_id, due_at)
                        VALUES (:order, :intent, :correlation, :due)
                        """)
                .param("order", order.value())
                .param("intent", intent.name())
                .param("correlation", correlationId)
                .param("due", Rows.time(dueAt))
                .update();
    }

    private boolean insertKey(RequestKey key, OrderId order) {
        return jdbc.sql(
                                """
                                INSERT INTO request_keys (caller_id, mutation, key, input_hash, order_id, expires_at)
                                VALUES (:caller, :mutation, :key, :hash, :order, :expires)
                                ON CONFLICT (caller_id, mutation, key) DO UPDATE
                                SET input_hash = excluded.input_hash, order_id = excluded.order_id, expires_at = excluded.expires_at
                                WHERE request_keys.expires_at <= now()
                                """)
                        .param("caller", key.caller().value())
                        .param("mutation", key.mutation())
                        .param("key", key.key())
                        .param("hash", key.inputHash())
                        .param("order", order.value())
                        .param("expires", Rows.time(key.expiresAt()))
                        .update()
                == 1;
    }

    private void update(Order order) {
        jdbc.sql(
                        """
                        UPDATE orders SET status = :status, payment_status = :payment, failure_code = :code,
                            failure_reason = :reason, carrier = :carrier, tracking_number = :tracking, updated_at = :updated
                        WHERE id = :id
                        """)
                .param("id", order.id().value())
                .param("status", order.status().name())
                .param("payment", order.payment().map(Enum::name).orElse(null))
                .param("code", order.failure().map(Failure::code).map(Enum::name).orElse(null))
                .param("reason", order.failure().map(Failure::reason).orElse(null))
                .param("carrier", order.shipment().map(Shipment::carrier).orElse(null))
                .param("tracking", order.shipment().map(Shipment::trackingNumber).orElse(null))
                .param("updated", Rows.time(order.updatedAt()))
                .update();
    }

    /// In the order of product ids, so that two orders with the same products don't wait for each
    /// other.
    private void countSales(Order before, Order after) {
        int sign = (after.status().isSold() ? 1 : 0) - (before.status().isSold() ? 1 : 0);
        if (sign != 0) {
            jdbc.sql(
                            """
                            INSERT INTO product_sales (product_id, units_sold)
                            SELECT product_id, :sign * sum(quantity) FROM order_items WHERE order_id = :id
                            GROUP BY product_id ORDER BY product_id
                            ON CONFLICT (product_id) DO UPDATE
                            SET units_sold = product_sales.units_sold + excluded.units_sold
                            """)
                    .param("id", after.id().value())
                    .param("sign", sign)
                    .update();
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
