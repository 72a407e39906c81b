package commercegraph.router.security;

import java.util.Set;

/// What a caller holds.
///
/// @param authenticated a valid access token came with the request
/// @param scopes of the caller's roles and token; [#ALL_SCOPES] among them stands for every scope
/// @param policies the ones that hold for the caller; a policy that is nowhere configured holds for
/// nobody
public record Grants(boolean authenticated, Set<String> scopes, Set<String> policies) {
    public static final String ALL_SCOPES = "*";
    public static final Grants ANONYMOUS = new Grants(false, Set.of(), Set.of());

    public Grants {
        scopes = Set.copyOf(scopes);
        policies = Set.copyOf(policies);
    }

    boolean allScopes() {
        return scopes.contains(ALL_SCOPES);
    }
}
