package commercegraph.router.security;

import java.time.Instant;
import java.util.Set;

/// Who a valid access token speaks for.
///
/// @param expires until when the token says so
public record Identity(String userId, Set<String> roles, Grants grants, Instant expires) {
    public Identity {
        roles = Set.copyOf(roles);
    }
}
