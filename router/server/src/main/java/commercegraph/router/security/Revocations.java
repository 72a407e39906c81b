package commercegraph.router.security;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Since when the access tokens of a person are good, for all instances of the router.
@FunctionalInterface
public interface Revocations {
    /// Where nothing is ever revoked.
    Revocations NONE = _ -> CompletableFuture.completedFuture(Instant.EPOCH);

    /// The person's tokens that were issued before are refused; [Instant#EPOCH] where none was
    /// revoked. Does not block; fails when it cannot be told now.
    CompletionStage<Instant> notBefore(String userId);
}
