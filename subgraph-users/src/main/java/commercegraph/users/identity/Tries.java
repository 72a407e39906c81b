package commercegraph.users.identity;

import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.CredentialStore.AtAddress;
import commercegraph.users.domain.EmailAddress;
import java.time.Clock;
import java.time.Instant;

/// Counts the tries to sign in at an address, and tells when there were too many.
final class Tries {

    /// So many sign-ins of one address at once are counted one after the other; more are refused.
    private static final int COUNTS_MAX = 4;

    private final CredentialStore credentials;
    private final Clock clock;

    Tries(CredentialStore credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /// A try counts before it is made. While the address is locked the count is written as it was.
    boolean counted(EmailAddress address, AtAddress found) {
        var read = found.failures();
        for (int i = 0; i < COUNTS_MAX; i++) {
            Instant now = clock.instant();
            boolean locked = LockOut.isLocked(read, now);
            if (credentials.count(address, read, locked ? read : LockOut.next(read, now)))
                return !locked;
            read = credentials.find(address).failures();
        }
        return false;
    }
}
