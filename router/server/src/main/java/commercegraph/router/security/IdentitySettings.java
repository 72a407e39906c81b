package commercegraph.router.security;

import java.util.Map;
import java.util.Set;

/// What an access token must say, and what its roles give.
///
/// @param issuer `iss`, exactly
/// @param clientIds the values of `client_id` that are taken; empty: any
/// @param roleScopes the scopes of each role; [Grants#ALL_SCOPES] stands for every scope
/// @param rolePolicies the policies that hold for each role
public record IdentitySettings(
        String issuer,
        Set<String> clientIds,
        Map<String, Set<String>> roleScopes,
        Map<String, Set<String>> rolePolicies) {
    /// The claim with a person's id, and the one with the roles: as Amazon Cognito writes them.
    static final String USER_CLAIM = "username";

    static final String ROLES_CLAIM = "cognito:groups";

    public IdentitySettings {
        clientIds = Set.copyOf(clientIds);
        roleScopes = Map.copyOf(roleScopes);
        rolePolicies = Map.copyOf(rolePolicies);
    }
}
