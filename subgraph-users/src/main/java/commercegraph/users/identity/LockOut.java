package commercegraph.users.identity;

import commercegraph.users.domain.CredentialStore.Failures;
import java.time.Duration;
import java.time.Instant;

/// After five failures in a row an address takes no password for a second, then for two, and so on
/// to a quarter of an hour. Tries while it is locked are not counted: nobody keeps another out for
/// ever.
final class LockOut {

    private static final int FREE_TRIES = 5;
    private static final int DOUBLINGS_MAX = 10;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private LockOut() {}

    static boolean isLocked(Failures failures, Instant now) {
        return now.isBefore(failures.lockedUntil());
    }

    /// With one more. It counts before the password is looked at, so that many at once are counted
    /// all the same.
    static Failures next(Failures failures, Instant now) {
        int count = failures.count() + 1;
        if (count < FREE_TRIES) return new Failures(count, Instant.EPOCH);
        Duration delay = FIRST.multipliedBy(1L << Math.min(count - FREE_TRIES, DOUBLINGS_MAX));
        return new Failures(count, now.plus(delay.compareTo(LONGEST) < 0 ? delay : LONGEST));
    }
}
