package commercegraph.users.domain;

import java.time.Instant;
import java.util.Optional;

/// Where hashes of refresh tokens are kept, never the tokens. A session is a family of tokens that
/// follow each other, and begins with a sign-in.
public interface SessionStore {

    /// The first token of a family.
    void keep(Session session);

    /// @param sealed what the provider needs to go on with the session, readable with the token
    ///     alone; empty where it needs nothing
    record Session(
            String tokenHash,
            String family,
            UserId user,
            Instant startedAt,
            Instant expiresAt,
            String sealed) {
        @Override
        public String toString() {
            return "Session(" + user + ")";
        }
    }

    /// The session of a token that is good: known, not expired, not used, of a family that has not
    /// ended. A token that was used before ends its family: one of the two who had it should not
    /// have.
    Optional<Session> find(String tokenHash, Instant now);

    /// Turns a token into the next of its family, once. False for a second one, which ends the
    /// family.
    boolean rotate(Session former, Session next);

    /// Since when the tokens of this user are good. Those of before are not.
    NotBefore notBefore(UserId user);

    record NotBefore(Instant tokens, Instant sessions) {
        public static final NotBefore NONE = new NotBefore(Instant.EPOCH, Instant.EPOCH);
    }

    /// Ends all sessions and tokens that began before.
    void end(UserId user, Instant now);
}
