package commercegraph.users.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// An account that somebody wants, until they prove that the address is theirs. It has the id that
/// the user will have. An address may have several: whoever proves it first gets it, with the
/// password that came with the proven one.
public record SignUp(
        UserId id,
        EmailAddress email,
        Optional<String> displayName,
        Optional<String> locale,
        Instant at) {

    /// The user that it becomes.
    User confirmed(Instant now) {
        return new User(
                id,
                Optional.of(email),
                displayName,
                locale,
                UserStatus.ACTIVE,
                Set.of(Role.CUSTOMER),
                1,
                now,
                now);
    }
}
