package commercegraph.users.domain;

import java.time.Instant;
import java.util.Optional;

/// Which audit events are wanted: at `since` or later, before `until`.
public record AuditFilter(
        Optional<UserId> subject,
        Optional<UserId> actor,
        Optional<AuditAction> action,
        Optional<Instant> since,
        Optional<Instant> until) {

    public static AuditFilter of(UserId subject) {
        return new AuditFilter(
                Optional.of(subject),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean matches(AuditEvent event) {
        return subject.map(event.subject()::equals).orElse(true)
                && (actor.isEmpty() || actor.equals(event.actor()))
                && action.map(wanted -> event.action() == wanted).orElse(true)
                && since.map(time -> !event.occurredAt().isBefore(time)).orElse(true)
                && until.map(event.occurredAt()::isBefore).orElse(true);
    }
}
