package commercegraph.orders.persistence;

import static java.util.stream.Collectors.toMap;

import commercegraph.orders.workflow.Execution;
import commercegraph.orders.workflow.ExecutionStore;
import commercegraph.orders.workflow.Progress;
import commercegraph.orders.workflow.Step.Failed;
import commercegraph.orders.workflow.Step.Moved;
import commercegraph.orders.workflow.Step.Succeeded;
import commercegraph.orders.workflow.Step.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Each statement is a transaction of its own.
@Repository
class PostgresExecutionStore implements ExecutionStore {
    private final JdbcClient jdbc;
    private final Json json;

    PostgresExecutionStore(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Execution> claim(Instant now, Instant leaseUntil) {
        return jdbc.sql(
                        """
                        UPDATE workflow_executions SET lease_until = :lease, revision = revision + 1
                        WHERE id = (
                            SELECT id FROM workflow_executions
                            WHERE status = 'RUNNING' AND due_at <= :now AND (lease_until IS NULL OR lease_until <= :now)
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, state, document, retries, revision
                        """)
                .param("now", Rows.time(now))
                .param("lease", Rows.time(leaseUntil))
                .query((row, _) -> execution(row))
                .optional();
    }

    @Override
    public boolean commit(
            Execution claimed, Transition transition, Instant now, Instant leaseUntil) {
        StatementSpec update =
                switch (transition) {
                    case Moved(Progress to, Instant dueAt) ->
                            moved(
                                    to,
                                    dueAt,
                                    dueAt.isAfter(now)
                                            ? Optional.empty()
                                            : Optional.of(leaseUntil));
                    case Succeeded(Object document) -> ended("SUCCEEDED", document, now);
                    case Failed(String error, String cause, Object document) ->
                            ended("FAILED", document, now)
                                    .param("error", error)
                                    .param("cause", cause);
                };
        return update.param("id", claimed.id()).param("revision", claimed.revision()).update() == 1;
    }

    private StatementSpec moved(Progress to, Instant dueAt, Optional<Instant> lease) {
        return jdbc.sql(
                        """
                        UPDATE workflow_executions SET state = :state, document = :document::jsonb,
                            retries = :retries::jsonb, due_at = :due, lease_until = :lease, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND status = 'RUNNING'
                        """)
                .param("state", to.state())
                .param("document", json.text(to.document()))
                .param("retries", json.text(to.retries()))
                .param("due", Rows.time(dueAt))
                .param("lease", lease.map(Rows::time).orElse(null));
    }

    private StatementSpec ended(String status, Object document, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE workflow_executions SET status = :status, document = :document::jsonb,
                            error = :error, cause = :cause, ended_at = :now, lease_until = NULL, revision = revision + 1
                        WHERE id = :id AND revision = :revision AND status = 'RUNNING'
                        """)
                .param("status", status)
                .param("document", json.text(document))
                .param("error", null)
                .param("cause", null)
                .param("now", Rows.time(now));
    }

    private Execution execution(ResultSet row) throws SQLException {
        Map<Integer, Integer> retries =
                json.object(row.getString("retries")).entrySet().stream()
                        .collect(
                                toMap(
                                        entry -> Integer.valueOf(entry.getKey()),
                                        entry -> ((Number) entry.getValue()).intValue()));
        return new Execution(
                row.getString("id"),
                new Progress(
                        row.getString("state"), json.object(row.getString("document")), retries),
                row.getLong("revision"));
    }
}
