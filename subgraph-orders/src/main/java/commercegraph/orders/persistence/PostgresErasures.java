package commercegraph.orders.persistence;

import commercegraph.orders.domain.ErasureRepository;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// The buyer's row in `erasures` and the placing of an order exclude one another by a lock of the
/// buyer: an order is either written before, and found here, or not at all.
@Repository
class PostgresErasures implements ErasureRepository {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PostgresErasures(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Held by orders of a buyer that are being written, shared, until the transaction ends.
    static boolean mayPlace(JdbcClient jdbc, UserId buyer) {
        lock(jdbc, "pg_advisory_xact_lock_shared", buyer);
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM erasures WHERE buyer_id = :buyer)")
                .param("buyer", buyer.value())
                .query(Boolean.class)
                .single();
    }

    /// Until the transaction ends.
    private static void lock(JdbcClient jdbc, String kind, UserId buyer) {
        String _ =
                jdbc.sql("SELECT %s(hashtextextended(:buyer, 0))::text".formatted(kind))
                        .param("buyer", buyer.value())
                        .query(String.class)
                        .single();
    }

    /// An order that changes after it was erased may hold something personal anew, such as a
    /// tracking number: it is erased once more.
    static void again(JdbcClient jdbc, Order order) {
        jdbc.sql("UPDATE orders SET erased_at = NULL WHERE id = :id")
                .param("id", order.id().value())
                .update();
        jdbc.sql("UPDATE erasures SET ended_at = NULL WHERE buyer_id = :buyer")
                .param("buyer", order.buyer().value())
                .update();
    }

    @Override
    public void begin(UserId buyer, Instant deletedAt, Instant now) {
        transactions.executeWithoutResult(
                _ -> {
                    lock(jdbc, "pg_advisory_xact_lock", buyer);
                    jdbc.sql(
                                    """
                                    INSERT INTO erasures (buyer_id, deleted_at, noted_at)
                                    VALUES (:buyer, :deleted, :now)
                                    ON CONFLICT (buyer_id) DO NOTHING
                                    """)
                            .param("buyer", buyer.value())
                            .param("deleted", Rows.time(deletedAt))
                            .param("now", Rows.time(now))
                            .update();
                });
    }

    /// An order that someone else is changing is left for the next time.
    @Override
    public int erase(Instant deletedBefore, Instant now, int limit) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            List<OrderId> due = due(deletedBefore, limit);
                            if (!due.isEmpty()) {
                                erase(due, now);
                            }
                            return due.size();
                        }));
    }

    private List<OrderId> due(Instant deletedBefore, int limit) {
        return jdbc.sql(
                        """
                        SELECT o.id FROM erasures e JOIN orders o ON o.buyer_id = e.buyer_id
                        WHERE e.ended_at IS NULL AND o.erased_at IS NULL
                            AND (o.status IN ('DELIVERED', 'CANCELLED', 'FAILED') OR e.deleted_at <= :before)
                        LIMIT :limit FOR UPDATE OF o SKIP LOCKED
                        """)
                .param("before", Rows.time(deletedBefore))
                .param("limit", limit)
                .query((row, _) -> new OrderId(row.getString("id")))
                .list();
    }

    private void erase(List<OrderId> due, Instant now) {
        String[] orders = due.stream().map(OrderId::value).toArray(String[]::new);
        jdbc.sql(
                        """
                        UPDATE orders SET ship_name = '', ship_line1 = '', ship_line2 = NULL, ship_city = '',
                            ship_postal_code = '', carrier = NULL, tracking_number = NULL, erased_at = :now
                        WHERE id = ANY (:ids)
                        """)
                .param("now", Rows.time(now))
                .param("ids", orders)
                .update();
        jdbc.sql(
                        """
                        UPDATE order_events SET note = NULL
                        WHERE order_id = ANY (:ids) AND status = 'CANCELLED' AND note IS NOT NULL
                        """)
                .param("ids", orders)
                .update();
        jdbc.sql("DELETE FROM order_payment_tokens WHERE order_id = ANY (:ids)")
                .param("ids", orders)
                .update();
    }

    @Override
    public void end(Instant notedBefore, Instant now) {
        jdbc.sql(
                        """
                        UPDATE erasures e SET ended_at = :now
                        WHERE e.ended_at IS NULL AND e.noted_at <= :noted
                            AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.buyer_id = e.buyer_id AND o.erased_at IS NULL)
                        """)
                .param("now", Rows.time(now))
                .param("noted", Rows.time(notedBefore))
                .update();
    }
}
