package commercegraph.router.caller;

import java.util.Optional;
import java.util.Set;

/// Who asks. Everything in it has been verified; nothing of it comes from an argument.
///
/// @param userId the person's id, of a verified token
/// @param roles the person's roles, of a verified token
/// @param scopes what the caller may do: of the roles, and of the key that signed the request
/// @param keyId the key of a verified message signature
/// @param token the bearer token as it came in, to be forwarded to subgraphs. It is never printed.
/// @param partition callers with equal partitions may share answers in caches and in flight
public record Caller(
        Optional<String> userId,
        Set<String> roles,
        Set<String> scopes,
        Optional<String> keyId,
        Optional<String> token,
        String partition) {
    /// No token and no signature. All such callers share one partition.
    public static final Caller ANONYMOUS =
            new Caller(
                    Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), "");

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    /// A verified token came with the request.
    public boolean isAuthenticated() {
        return userId.isPresent();
    }

    @Override
    public String toString() {
        return "Caller[userId=%s, roles=%s, scopes=%s, keyId=%s]"
                .formatted(userId.orElse("none"), roles, scopes, keyId.orElse("none"));
    }
}
