package commercegraph.router.security;

import commercegraph.signatures.HmacKey;
import java.util.Set;

/// A key with which a service signs its requests.
///
/// @param scopes of the fields with `@hmac` that it may reach
public record ClientKey(HmacKey key, Set<String> scopes) {
    public ClientKey {
        scopes = Set.copyOf(scopes);
    }
}
