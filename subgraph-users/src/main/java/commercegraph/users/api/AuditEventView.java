package commercegraph.users.api;

import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An audit event on the way out; its users are loaded when asked for.
record AuditEventView(
        String id,
        String action,
        @Nullable UserId actorId,
        UserId subjectId,
        List<ChangeView> changes,
        String correlationId,
        Instant occurredAt) {

    record ChangeView(String field, @Nullable String before, @Nullable String after) {}

    static AuditEventView of(AuditEvent event) {
        List<ChangeView> changes = event.changes().stream().map(AuditEventView::change).toList();
        return new AuditEventView(
                event.id(),
                event.action().name(),
                event.actor().orElse(null),
                event.subject(),
                changes,
                event.correlationId(),
                event.occurredAt());
    }

    private static ChangeView change(AuditEvent.Change change) {
        return new ChangeView(
                change.field(), change.before().orElse(null), change.after().orElse(null));
    }
}
