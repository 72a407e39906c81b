package commercegraph.users.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where identity providers keep what proves a person: sign-ups that wait, counts of tries, and, in
/// the case of the embedded one, hashes of passwords and codes; never the values themselves. For an
/// address without an account each method does what it does for one with, at the same cost.
public interface CredentialStore {

    /// What is known at an address, up to date.
    AtAddress find(EmailAddress email);

    /// @param signUps that wait for a proof, latest first
    /// @param tokensNotBefore of the owner: tokens of before are good no longer
    record AtAddress(
            Optional<User> owner,
            Optional<String> passwordHash,
            List<OpenSignUp> signUps,
            Optional<ResetCode> reset,
            Failures failures,
            Instant tokensNotBefore) {
        public AtAddress {
            signUps = List.copyOf(signUps);
        }

        @Override
        public String toString() {
            return "AtAddress(" + owner.map(User::id) + ")";
        }
    }

    /// The hashes are empty where the provider keeps password and code itself.
    record OpenSignUp(SignUp signUp, String passwordHash, String codeHash, Instant codeExpiresAt) {
        @Override
        public String toString() {
            return "OpenSignUp(" + signUp.id() + ")";
        }
    }

    record ResetCode(String hash, Instant expiresAt) {
        @Override
        public String toString() {
            return "ResetCode";
        }
    }

    /// How often signing in has failed in a row, and until when no password is right any more.
    record Failures(int count, Instant lockedUntil) {
        public static final Failures NONE = new Failures(0, Instant.EPOCH);
    }

    /// So many sign-ups of one address wait; of more the latest.
    int SIGN_UPS_MAX = 3;

    /// Keeps a sign-up and its event. Only the latest few of an address stay. False if the key was
    /// used in the meantime.
    boolean keepSignUp(
            OpenSignUp signUp,
            List<OpenSignUp> former,
            AuditEvent event,
            Optional<Origin.IdempotencyKey> key);

    /// The same work for an address that has an account; nothing comes of it but the key.
    boolean keepNoSignUp(SignUp signUp, Optional<Origin.IdempotencyKey> key);

    /// Another code for a sign-up; without one the same work.
    void renewCode(EmailAddress email, Optional<OpenSignUp> signUp);

    /// A code to set another password; without an owner the same work.
    void keepReset(EmailAddress email, Optional<UserId> owner, ResetCode code);

    /// Sets the password, uses up the code and ends the sessions, all with the event. False if
    /// the code was used in the meantime.
    boolean resetPassword(
            EmailAddress email, User owner, ResetCode code, String passwordHash, AuditEvent event);

    /// The provider has set the password: the sessions end, and failures are forgotten, with the
    /// event.
    void passwordSet(EmailAddress email, UserId owner, AuditEvent event);

    /// Counts one use within a bound, on all instances together. False beyond it.
    boolean take(EmailAddress email, Bound bound);

    /// Begins the count anew.
    void forget(EmailAddress email, Bound bound);

    /// What may happen so often at one address within an hour.
    enum Bound {
        CONFIRM_TRIES(5),
        CONFIRM_MAILS(5),
        RESET_TRIES(5),
        RESET_MAILS(5);

        public static final Duration WINDOW = Duration.ofHours(1);

        private final int timesMax;

        Bound(int timesMax) {
            this.timesMax = timesMax;
        }

        public int timesMax() {
            return timesMax;
        }
    }

    /// Replaces the count as it was read. False if it is another one by now.
    boolean count(EmailAddress email, Failures read, Failures next);

    /// The right password came.
    void clearFailures(EmailAddress email);
}
