package commercegraph.router.security;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Remembers the nonces of signed requests for all instances of the router.
@FunctionalInterface
public interface NonceStore {
    /// Takes a nonce. Of many at once with the same nonce exactly one is told that it is fresh.
    /// Does not block.
    ///
    /// @param lifetime how long it is remembered at least
    CompletionStage<Outcome> take(String keyId, String nonce, Duration lifetime);

    /// What became of a nonce.
    enum Outcome {
        FRESH,
        SEEN,
        /// The store cannot be asked: nothing is known.
        UNAVAILABLE
    }
}
