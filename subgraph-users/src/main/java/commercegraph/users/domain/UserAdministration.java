package commercegraph.users.domain;

import commercegraph.users.domain.UserOutcome.Done;
import commercegraph.users.domain.UserOutcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Every change to users. Each is kept together with its audit event; each honours an idempotency
/// key; none is made on a state that someone else has changed in the meantime.
public final class UserAdministration {

    /// A change that named no version is tried again on the newer state so many times.
    private static final int ATTEMPTS_MAX = 4;

    private final UserRepository users;
    private final AuditTrail auditTrail;
    private final IdentityProvider provider;
    private final IdSource ids;
    private final Clock clock;

    public UserAdministration(
            UserRepository users,
            AuditTrail auditTrail,
            IdentityProvider provider,
            IdSource ids,
            Clock clock) {
        this.users = users;
        this.auditTrail = auditTrail;
        this.provider = provider;
        this.ids = ids;
        this.clock = clock;
    }

    /// An account without a password. Without roles it is a customer's.
    public UserOutcome create(NewUser input, Origin origin) {
        var rules = new InputRules();
        rules.email(input.email());
        rules.displayName(input.displayName());
        rules.locale(input.locale());
        rules.idempotency(origin.idempotency());
        if (!rules.faults().isEmpty()) return new Refused(rules.faults());
        return earlier(origin).orElseGet(() -> createNew(input, origin));
    }

    public record NewUser(
            String email, Optional<String> displayName, Optional<String> locale, Set<Role> roles) {
        public NewUser {
            roles = Set.copyOf(roles);
        }
    }

    public UserOutcome update(
            UserId id, Optional<Integer> version, Edit displayName, Edit locale, Origin origin) {
        var rules = new InputRules();
        rules.displayName(displayName.applyTo(Optional.empty()));
        rules.locale(locale.applyTo(Optional.empty()));
        rules.idempotency(origin.idempotency());
        if (!rules.faults().isEmpty()) return new Refused(rules.faults());
        return change(
                new Target(id, version, "id"),
                origin,
                AuditAction.USER_UPDATED,
                user ->
                        user.status() == UserStatus.DELETED
                                ? Refused.because(Fault.conflict("The user is deleted", "id"))
                                : new Done(
                                        user.withProfile(
                                                displayName.applyTo(user.displayName()),
                                                locale.applyTo(user.locale()))));
    }

    /// DELETED erases personal data and is for ever. Nobody disables or deletes themselves.
    public UserOutcome changeStatus(
            UserId id,
            Optional<Integer> version,
            UserStatus status,
            Optional<String> reason,
            Origin origin) {
        var rules = new InputRules();
        rules.reason(reason);
        rules.idempotency(origin.idempotency());
        if (!rules.faults().isEmpty()) return new Refused(rules.faults());
        if (origin.actor().equals(id))
            return Refused.because(Fault.conflict("Nobody changes their own status", "id"));
        return change(
                new Target(id, version, "id"),
                origin,
                AuditAction.USER_STATUS_CHANGED,
                user -> statusChanged(user, status),
                reason);
    }

    public UserOutcome assignRole(UserId id, Role role, Origin origin) {
        return changeRoles(id, origin, AuditAction.ROLE_ASSIGNED, user -> user.withRole(role));
    }

    /// The last admin stays one.
    public UserOutcome removeRole(UserId id, Role role, Origin origin) {
        return changeRoles(id, origin, AuditAction.ROLE_REMOVED, user -> user.withoutRole(role));
    }

    private UserOutcome changeRoles(
            UserId id, Origin origin, AuditAction action, Function<User, User> step) {
        var rules = new InputRules();
        rules.idempotency(origin.idempotency());
        if (!rules.faults().isEmpty()) return new Refused(rules.faults());
        return change(
                new Target(id, Optional.empty(), "userId"),
                origin,
                action,
                user ->
                        user.status() == UserStatus.DELETED
                                ? Refused.because(Fault.conflict("The user is deleted", "userId"))
                                : new Done(step.apply(user)));
    }

    private static UserOutcome statusChanged(User user, UserStatus status) {
        if (user.status() == UserStatus.DELETED && status != UserStatus.DELETED)
            return Refused.because(Fault.conflict("A deleted user does not come back", "status"));
        return new Done(user.withStatus(status));
    }

    /// Whom a change is for, the version it expects, and the input field that names the user.
    private record Target(UserId id, Optional<Integer> version, String field) {}

    private UserOutcome change(
            Target target, Origin origin, AuditAction action, Function<User, UserOutcome> step) {
        return change(target, origin, action, step, Optional.empty());
    }

    private UserOutcome change(
            Target target,
            Origin origin,
            AuditAction action,
            Function<User, UserOutcome> step,
            Optional<String> reason) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<UserOutcome> earlier = earlier(origin);
            if (earlier.isPresent()) return earlier.get();
            Optional<User> found = users.find(target.id());
            if (found.isEmpty()) return Refused.because(Fault.notFound(target.field()));
            User before = found.get();
            if (target.version().filter(version -> version != before.version()).isPresent())
                return outdated();
            UserOutcome stepped = step.apply(before);
            if (!(stepped instanceof Done(var wanted))) return stepped;
            if (wanted.equals(before) && unchanged(before, origin)) return stepped;
            if (wanted.equals(before)) continue;
            Instant now = clock.instant();
            User after = wanted.changedAt(now);
            AuditEvent event = event(action, Optional.of(before), after, origin, reason);
            var change = new UserChange(Optional.of(before), after, event, origin.idempotency());
            switch (users.store(change)) {
                case KEPT -> {
                    return kept(after);
                }
                case LAST_ADMIN -> {
                    return Refused.because(
                            Fault.conflict("Nobody else is an admin", target.field()));
                }
                case EMAIL_TAKEN, OUTDATED, KEY_USED -> {}
            }
        }
        return outdated();
    }

    /// What follows from a change. Were it cut off here, the outbox would do it.
    private UserOutcome kept(User after) {
        provider.follow(after);
        if (after.status() == UserStatus.DELETED) auditTrail.erase(after.id());
        return new Done(after);
    }

    /// Nothing is to be done; the idempotency key is remembered even so. False if it was used just
    /// now.
    private boolean unchanged(User user, Origin origin) {
        return origin.idempotency().map(key -> users.remember(key, user.id())).orElse(true);
    }

    private UserOutcome createNew(NewUser input, Origin origin) {
        Instant now = clock.instant();
        Set<Role> roles = input.roles().isEmpty() ? Set.of(Role.CUSTOMER) : input.roles();
        var user =
                new User(
                        new UserId(ids.next(UserId.PREFIX)),
                        EmailAddress.parse(input.email()),
                        input.displayName(),
                        input.locale(),
                        UserStatus.ACTIVE,
                        roles,
                        1,
                        now,
                        now);
        AuditEvent event =
                event(AuditAction.USER_CREATED, Optional.empty(), user, origin, Optional.empty());
        var change = new UserChange(Optional.empty(), user, event, origin.idempotency());
        return switch (users.store(change)) {
            case KEPT -> kept(user);
            case EMAIL_TAKEN ->
                    earlier(origin).orElseGet(() -> Refused.because(Fault.emailTaken()));
            case KEY_USED, OUTDATED, LAST_ADMIN ->
                    earlier(origin).orElseGet(UserAdministration::outdated);
        };
    }

    /// What the origin's idempotency key has led to before.
    private Optional<UserOutcome> earlier(Origin origin) {
        return origin.idempotency().flatMap(key -> users.used(key).map(used -> first(key, used)));
    }

    private UserOutcome first(Origin.IdempotencyKey key, UserRepository.Used used) {
        if (!used.inputHash().equals(key.inputHash())) return Refused.because(Fault.keyReused());
        return users.find(used.user())
                .<UserOutcome>map(Done::new)
                .orElseGet(() -> Refused.because(Fault.notFound()));
    }

    private AuditEvent event(
            AuditAction action,
            Optional<User> before,
            User after,
            Origin origin,
            Optional<String> reason) {
        List<AuditEvent.Change> changes = AuditEvent.differences(before, after);
        reason.ifPresent(
                text ->
                        changes.add(
                                new AuditEvent.Change(
                                        "reason", Optional.empty(), Optional.of(text))));
        return new AuditEvent(
                ids.next("aud_"),
                action,
                Optional.of(origin.actor()),
                after.id(),
                changes,
                origin.correlationId(),
                after.updatedAt());
    }

    private static UserOutcome outdated() {
        return Refused.because(Fault.conflict("The user was changed in the meantime", "version"));
    }
}
