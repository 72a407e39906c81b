package commercegraph.users.identity;

import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.CredentialStore.Credentials;
import commercegraph.users.domain.CredentialStore.Session;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import commercegraph.users.domain.UserStatus;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Sign-in against the passwords in our own store: for the quickstart and for tests.
final class EmbeddedIdentityProvider implements IdentityProvider {

    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    /// Looked up where the input is no address at all, so that this too takes as long.
    private static final EmailAddress NOBODYS = new EmailAddress("nobody@invalid.invalid");

    private final CredentialStore credentials;
    private final UserRepository users;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EmbeddedIdentityProvider(
            CredentialStore credentials,
            UserRepository users,
            Passwords passwords,
            AccessTokens accessTokens,
            Clock clock) {
        this.credentials = credentials;
        this.users = users;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    @Override
    public Answer signIn(String email, String password) {
        EmailAddress address = EmailAddress.parse(email).orElse(NOBODYS);
        Optional<Credentials> found = credentials.find(address);
        boolean right = passwords.matches(password, found.flatMap(Credentials::passwordHash));
        if (!right || found.isEmpty())
            return new Answer.Rejected(found.map(known -> known.user().id()));
        User user = found.get().user();
        if (!found.get().confirmed()) return new Answer.NotConfirmed(user);
        if (user.status() != UserStatus.ACTIVE) return new Answer.Disabled(user);
        RefreshToken refreshToken = RefreshToken.fresh(random);
        Instant now = clock.instant();
        String family = UUID.randomUUID().toString();
        Instant expiresAt = now.plus(REFRESH_LIFETIME);
        credentials.keep(new Session(refreshToken.hash(), family, user.id(), expiresAt));
        return accepted(user, refreshToken, now);
    }

    @Override
    public Answer refresh(String refreshToken) {
        Instant now = clock.instant();
        RefreshToken next = RefreshToken.fresh(random);
        Optional<UserId> redeemed =
                credentials.redeem(
                        RefreshToken.of(refreshToken).hash(),
                        next.hash(),
                        now.plus(REFRESH_LIFETIME),
                        now);
        return redeemed.flatMap(users::find)
                .filter(user -> user.status() == UserStatus.ACTIVE)
                .map(user -> accepted(user, next, now))
                .orElseGet(() -> new Answer.Rejected(Optional.empty()));
    }

    private Answer accepted(User user, RefreshToken refreshToken, Instant now) {
        int expiresInSeconds = Math.toIntExact(AccessTokens.LIFETIME.toSeconds());
        String accessToken = accessTokens.issue(user, now);
        return new Answer.Accepted(
                user, new Tokens(accessToken, refreshToken.value(), expiresInSeconds));
    }
}
