package commercegraph.users.domain;

import java.time.Instant;

/// Tells the router and the subgraphs since when a user's tokens are good.
public interface Revocations {

    /// The user's tokens that were issued before are good nowhere any longer. May come late and
    /// more than once: the latest time holds. UNAVAILABLE when it could not be told; then it is to
    /// be tried again.
    void publish(UserId user, Instant notBefore);
}
