package commercegraph.users.events;

import commercegraph.users.domain.UserId;
import java.time.Instant;

/// Where it is told since when a user's tokens are good.
@FunctionalInterface
interface RevocationSink {

    /// Returns when it is told; otherwise throws, and is asked again.
    void publish(UserId user, Instant notBefore);
}
