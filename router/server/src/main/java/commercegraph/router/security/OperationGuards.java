package commercegraph.router.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one operation asks of its caller.
///
/// @param signatureScopes the scopes that the key needs which signs the request; empty: the request
/// need not be signed
public record OperationGuards(List<Guard> guards, Set<String> signatureScopes) {
    public OperationGuards {
        guards = List.copyOf(guards);
        signatureScopes = Set.copyOf(signatureScopes);
    }

    /// Of this operation's guards those that don't let the caller pass.
    public Denials denialsFor(Grants grants) {
        if (guards.isEmpty()) {
            return Denials.NONE;
        }
        Set<Guard> denied =
                guards.stream()
                        .filter(guard -> !guard.letsPass(grants))
                        .collect(Collectors.toUnmodifiableSet());
        return denied.isEmpty() ? Denials.NONE : new Denials(denied, !grants.authenticated());
    }
}
