package commercegraph.users.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One change, by whom and on whom. Secrets are never in it. The id is `aud_` and a ULID.
public record AuditEvent(
        String id,
        AuditAction action,
        Optional<UserId> actor,
        UserId subject,
        List<Change> changes,
        String correlationId,
        Instant occurredAt) {

    /// A reason is free text, and may say anything.
    private static final Set<String> PERSONAL = Set.of("email", "displayName", "locale", "reason");

    /// A field's former and new value; empty for none.
    public record Change(String field, Optional<String> before, Optional<String> after) {}

    public AuditEvent {
        changes = List.copyOf(changes);
    }

    /// Without personal values: that a field changed stays, what it said goes.
    public AuditEvent erased() {
        List<Change> kept =
                changes.stream()
                        .map(
                                change ->
                                        PERSONAL.contains(change.field())
                                                ? new Change(
                                                        change.field(),
                                                        Optional.empty(),
                                                        Optional.empty())
                                                : change)
                        .toList();
        return new AuditEvent(id, action, actor, subject, kept, correlationId, occurredAt);
    }

    /// What differs between two states of a user; everything that is there, for a new one. What a
    /// deletion erases is not written down here again.
    static List<Change> differences(Optional<User> before, User after) {
        var changes = new ArrayList<Change>();
        if (after.status() != UserStatus.DELETED) {
            compare(changes, "email", before.flatMap(AuditEvent::email), email(after));
            compare(changes, "displayName", before.flatMap(User::displayName), after.displayName());
            compare(changes, "locale", before.flatMap(User::locale), after.locale());
        }
        Optional<String> status = before.map(user -> user.status().name());
        compare(changes, "status", status, Optional.of(after.status().name()));
        compare(changes, "roles", before.map(AuditEvent::roles), Optional.of(roles(after)));
        return changes;
    }

    private static void compare(
            List<Change> to, String field, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) to.add(new Change(field, before, after));
    }

    private static Optional<String> email(User user) {
        return user.email().map(EmailAddress::value);
    }

    private static String roles(User user) {
        return String.join(" ", user.roles().stream().map(Role::name).sorted().toList());
    }
}
