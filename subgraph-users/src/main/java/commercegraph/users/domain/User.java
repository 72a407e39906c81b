package commercegraph.users.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A person with an account. A deleted one has neither address nor name.
/// `version` grows by one with each change, and guards against lost ones.
public record User(
        UserId id,
        Optional<EmailAddress> email,
        Optional<String> displayName,
        Optional<String> locale,
        UserStatus status,
        Set<Role> roles,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public User {
        roles = Set.copyOf(roles);
    }

    public User withProfile(Optional<String> newName, Optional<String> newLocale) {
        return new User(
                id, email, newName, newLocale, status, roles, version, createdAt, updatedAt);
    }

    public User withStatus(UserStatus newStatus) {
        return newStatus == UserStatus.DELETED
                ? erased()
                : new User(
                        id,
                        email,
                        displayName,
                        locale,
                        newStatus,
                        roles,
                        version,
                        createdAt,
                        updatedAt);
    }

    public User withRole(Role role) {
        Set<Role> more = EnumSet.of(role);
        more.addAll(roles);
        return withRoles(more);
    }

    public User withoutRole(Role role) {
        Set<Role> fewer = EnumSet.noneOf(Role.class);
        fewer.addAll(roles);
        fewer.remove(role);
        return withRoles(fewer);
    }

    /// The next version, as of this time.
    User changedAt(Instant now) {
        return new User(id, email, displayName, locale, status, roles, version + 1, createdAt, now);
    }

    private User withRoles(Set<Role> newRoles) {
        return new User(
                id, email, displayName, locale, status, newRoles, version, createdAt, updatedAt);
    }

    private User erased() {
        return new User(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UserStatus.DELETED,
                roles,
                version,
                createdAt,
                updatedAt);
    }
}
