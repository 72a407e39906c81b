package commercegraph.router.security;

import java.time.Instant;
import java.util.Set;

/// What became of a request's message signature. The transport finds it out over the bytes as they
/// came; what follows of it is the engine's to say, but that a signature which is there and does
/// not hold refuses the request whatever it asks for.
public sealed interface SignatureOutcome {
    record Absent() implements SignatureOutcome {}

    /// @param scopes what the key may do
    record Valid(String keyId, Set<String> scopes) implements SignatureOutcome {
        public Valid {
            scopes = Set.copyOf(scopes);
        }
    }

    /// @param code goes out as `extensions.code`
    /// @param serverTime our clock, where the sender needs it to see what is wrong
    record Refused(SignatureRefusal code, String message, Instant serverTime)
            implements SignatureOutcome {}
}
