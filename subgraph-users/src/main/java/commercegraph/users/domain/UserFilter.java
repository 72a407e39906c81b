package commercegraph.users.domain;

import java.util.Locale;
import java.util.Optional;

/// Which users are wanted; what is empty does not matter.
public record UserFilter(
        Optional<UserStatus> status, Optional<Role> role, Optional<String> emailPrefix) {

    public boolean matches(User user) {
        return status.map(wanted -> user.status() == wanted).orElse(true)
                && role.map(user.roles()::contains).orElse(true)
                && emailPrefix.map(prefix -> hasPrefix(user, prefix)).orElse(true);
    }

    private static boolean hasPrefix(User user, String prefix) {
        return user.email()
                .map(EmailAddress::unique)
                .orElse("")
                .startsWith(prefix.toLowerCase(Locale.ROOT));
    }
}
