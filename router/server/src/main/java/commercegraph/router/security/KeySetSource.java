package commercegraph.router.security;

import java.util.concurrent.CompletionStage;

/// Where the issuer's public keys are read.
@FunctionalInterface
public interface KeySetSource {
    /// The text of a JSON Web Key Set (RFC 7517). Does not block; fails when it cannot be had.
    CompletionStage<String> fetch();
}
