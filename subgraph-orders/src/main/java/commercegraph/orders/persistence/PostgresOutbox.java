package commercegraph.orders.persistence;

import commercegraph.orders.domain.Intent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.fulfilment.Outbox;
import commercegraph.orders.domain.fulfilment.OutboxMessage;
import commercegraph.orders.workflow.Progress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class PostgresOutbox implements Outbox {
    private static final RowMapper<OutboxMessage> MESSAGE =
            (row, _) ->
                    new OutboxMessage(
                            row.getLong("id"),
                            new OrderId(row.getString("order_id")),
                            Intent.valueOf(row.getString("intent")),
                            row.getString("correlation_id"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Json json;

    PostgresOutbox(JdbcClient jdbc, TransactionTemplate transactions, Json json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public List<OutboxMessage> claim(Instant now, Instant dueAgain, int limit) {
        return jdbc
                .sql(
                        """
                        UPDATE outbox SET due_at = :again
                        WHERE id IN (
                            SELECT id FROM outbox WHERE done_at IS NULL AND due_at <= :now
                            ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING id, order_id, intent, correlation_id
                        """)
                .param("now", Rows.time(now))
                .param("again", Rows.time(dueAgain))
                .param("limit", limit)
                .query(MESSAGE)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(OutboxMessage::id))
                .toList();
    }

    @Override
    public void start(OutboxMessage message, Progress begin, Instant now) {
        transactions.executeWithoutResult(
                _ -> {
                    jdbc.sql(
                                    """
                                    INSERT INTO workflow_executions
                                        (id, order_id, status, state, document, retries, revision, due_at, started_at)
                                    VALUES (:id, :order, 'RUNNING', :state, :document::jsonb, '{}', 0, :now, :now)
                                    ON CONFLICT (id) DO NOTHING
                                    """)
                            .param("id", message.executionId())
                            .param("order", message.order().value())
                            .param("state", begin.state())
                            .param("document", json.text(begin.document()))
                            .param("now", Rows.time(now))
                            .update();
                    jdbc.sql(
                                    """
                                    UPDATE outbox SET done_at = :now
                                    WHERE order_id = :order AND intent = :intent AND done_at IS NULL
                                    """)
                            .param("order", message.order().value())
                            .param("intent", message.intent().name())
                            .param("now", Rows.time(now))
                            .update();
                });
    }

    @Override
    public boolean isFulfilling(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM outbox WHERE order_id = :id AND intent = 'FULFIL' AND done_at IS NULL)
                            OR EXISTS (SELECT 1 FROM workflow_executions WHERE id = :id AND status = 'RUNNING')
                        """)
                .param("id", order.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void purge(Instant doneBefore, Instant now) {
        jdbc.sql("DELETE FROM outbox WHERE done_at < :before")
                .param("before", Rows.time(doneBefore))
                .update();
        jdbc.sql("DELETE FROM request_keys WHERE expires_at <= :now")
                .param("now", Rows.time(now))
                .update();
    }
}
