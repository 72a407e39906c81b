package commercegraph.router.security;

import java.time.Instant;
import java.util.Set;

/// Who a valid access token speaks for.
///
/// @param issued when the token was issued; [Instant#EPOCH] where it does not say
/// @param expires until when the token says so
public record Identity(
        String userId, Set<String> roles, Grants grants, Instant issued, Instant expires) {
    public Identity {
        roles = Set.copyOf(roles);
    }
}
