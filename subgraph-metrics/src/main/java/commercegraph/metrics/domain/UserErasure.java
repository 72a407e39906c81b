package commercegraph.metrics.domain;

import java.time.Instant;

/// Erases what is personal of users whose account was deleted. Throws [StoreUnavailableException];
/// part of it may be done then, and what is called again goes on from there.
public interface UserErasure {

    /// From now on nothing personal is recorded of the user, however late it comes. Metadata goes
    /// at once.
    ///
    /// @return since when that is so: of the first call
    Instant forget(UserId user, Instant now);

    /// Erases what is personal in what was recorded of the user. What is being recorded at the
    /// moment may stay: who calls again later erases that as well.
    void erase(UserId user);
}
