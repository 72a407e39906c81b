package commercegraph.users.events;

import commercegraph.support.queues.UserDeletions;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.OutboxMessage;
import commercegraph.users.domain.OutboxMessage.Audited;
import commercegraph.users.domain.OutboxMessage.Erased;
import commercegraph.users.domain.OutboxMessage.Revoked;
import commercegraph.users.domain.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Messages as others read them. `id` is the same each time one is delivered.
final class EventJson {

    static final String AUDIT = "AuditEvent";
    static final String DELETED = UserDeletions.TYPE;
    static final String SOURCE = UserDeletions.SOURCE;

    private static final JsonMapper JSON = new JsonMapper();

    private EventJson() {}

    static String type(OutboxMessage message) {
        return message instanceof Erased ? DELETED : AUDIT;
    }

    static String detail(String id, OutboxMessage message) {
        return switch (message) {
            case Audited(var event) -> JSON.writeValueAsString(audited(event));
            case Erased erased -> JSON.writeValueAsString(erased(id, erased));
            case Revoked _ -> throw new IllegalArgumentException("revocations are no events");
        };
    }

    static Map<String, Object> erased(String id, Erased erased) {
        return Map.of(
                "id", id, "userId", erased.user().value(), "occurredAt", erased.at().toString());
    }

    private static Map<String, @Nullable Object> audited(AuditEvent event) {
        var detail = new HashMap<String, @Nullable Object>();
        detail.put("id", event.id());
        detail.put("action", event.action().name());
        detail.put("actorId", event.actor().map(UserId::value).orElse(null));
        detail.put("subjectId", event.subject().value());
        detail.put("changes", event.changes().stream().map(EventJson::change).toList());
        detail.put("correlationId", event.correlationId());
        detail.put("occurredAt", event.occurredAt().toString());
        return detail;
    }

    private static Map<String, @Nullable Object> change(AuditEvent.Change change) {
        var view = new HashMap<String, @Nullable Object>();
        view.put("field", change.field());
        view.put("before", change.before().orElse(null));
        view.put("after", change.after().orElse(null));
        return view;
    }

    /// For a log: who, what and which fields, and none of their values.
    static String withoutValues(OutboxMessage message) {
        return switch (message) {
            case Audited(var event) -> {
                List<String> fields =
                        event.changes().stream().map(AuditEvent.Change::field).toList();
                yield "%s of %s by %s, fields %s (correlation id %s, event %s)"
                        .formatted(
                                event.action(),
                                event.subject().value(),
                                event.actor().map(UserId::value).orElse("nobody"),
                                fields,
                                event.correlationId(),
                                event.id());
            }
            case Erased(var user, _) -> "UserDeleted " + user.value();
            case Revoked(var user, var time) -> "Revoked " + user.value() + " before " + time;
        };
    }
}
