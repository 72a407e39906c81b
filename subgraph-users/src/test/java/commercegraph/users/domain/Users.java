package commercegraph.users.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Users and changes for tests.
public final class Users {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Users() {}

    public static User user(String id, String email) {
        return new User(
                new UserId(id),
                EmailAddress.parse(email),
                Optional.of("Name " + id),
                Optional.of("en-GB"),
                UserStatus.ACTIVE,
                Set.of(Role.CUSTOMER),
                1,
                NOW,
                NOW);
    }

    public static UserChange creation(User user) {
        return new UserChange(
                Optional.empty(),
                user,
                event("aud_" + user.id().value(), user, NOW),
                Optional.empty());
    }

    public static UserChange change(User before, User changed, String eventId) {
        User after = changed.changedAt(NOW);
        return new UserChange(
                Optional.of(before), after, event(eventId, after, NOW), Optional.empty());
    }

    public static AuditEvent event(String id, User subject, Instant time) {
        return new AuditEvent(
                id,
                AuditAction.USER_UPDATED,
                Optional.of(new UserId("usr_actor")),
                subject.id(),
                List.of(
                        new AuditEvent.Change("displayName", Optional.of("a"), Optional.empty()),
                        new AuditEvent.Change("locale", Optional.empty(), Optional.of("b"))),
                "correlation",
                time);
    }
}
