package commercegraph.users.domain;

import java.time.Instant;
import java.util.Optional;

/// Where the embedded identity provider keeps what proves a person: password hashes, and hashes of
/// refresh tokens. None of the values themselves.
public interface CredentialStore {

    /// Answers in the same number of reads whether the address has an account or not.
    Optional<Credentials> find(EmailAddress email);

    record Credentials(User user, Optional<String> passwordHash, boolean confirmed) {
        @Override
        public String toString() {
            return "Credentials(" + user.id() + ")";
        }
    }

    void keep(Session session);

    /// One refresh token, of the family that began with a sign-in.
    record Session(String tokenHash, String family, UserId user, Instant expiresAt) {}

    /// Turns a good token into the next one, once. A token that comes a second time ends its
    /// family: one of the two who had it should not have. Empty when it is not good.
    Optional<UserId> redeem(String tokenHash, String nextHash, Instant nextExpiresAt, Instant now);
}
