package commercegraph.metrics.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// What happens here when a user's account is deleted: comments, properties, search texts, what
/// links the user to a device or a session, and metadata go. That there was such an interaction
/// stays, with its product and its times, and so does what it counted.
public final class DeletedUsers {

    /// What was being recorded when the user was forgotten can be read by then.
    public static final Duration SETTLED = Duration.ofMinutes(1);

    private final UserErasure erasure;
    private final InstantSource clock;

    public DeletedUsers(UserErasure erasure, InstantSource clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    /// Whether nothing personal is left; otherwise this is to be called again after [#SETTLED].
    /// Throws [StoreUnavailableException]; calling it again goes on.
    public boolean erase(UserId user) {
        if (!EventRules.isId(user.value()))
            throw new IllegalArgumentException("no user has such an id");
        Instant begin = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant forgotten = erasure.forget(user, begin);
        erasure.erase(user);
        return !forgotten.plus(SETTLED).isAfter(begin);
    }
}
