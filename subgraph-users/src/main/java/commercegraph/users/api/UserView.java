package commercegraph.users.api;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user on the way out. `email`, `displayName` and `locale` pass [PrivateFieldDataFetcher] first.
record UserView(
        String id,
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String locale,
        String status,
        Collection<String> roles,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static UserView of(User user) {
        List<String> roles = user.roles().stream().sorted().map(Enum::name).toList();
        return new UserView(
                user.id().value(),
                user.email().map(EmailAddress::value).orElse(null),
                user.displayName().orElse(null),
                user.locale().orElse(null),
                user.status().name(),
                roles,
                user.version(),
                user.createdAt(),
                user.updatedAt());
    }
}
