package commercegraph.signatures;

import java.time.Instant;
import java.util.List;

/// What [Verifier] found. A verified message may still be a replay: nonce and scope are the
/// caller's to check, in this order.
public sealed interface Verification {

    record Verified(String keyId, String nonce, Instant created, List<String> components)
            implements Verification {
        public Verified {
            components = List.copyOf(components);
        }
    }

    /// `message` is for the sender's developer, and names nothing that the sender did not send, but
    /// for our time.
    record Refused(SignatureCode code, String message) implements Verification {}
}
