package commercegraph.users.identity;

import commercegraph.users.domain.SessionStore;
import commercegraph.users.domain.SessionStore.NotBefore;
import commercegraph.users.domain.SessionStore.Session;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Refresh tokens: each is good once and gives the next; a second use ends its family.
final class Sessions {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final SessionStore store;
    private final UserRepository users;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(SessionStore store, UserRepository users, Clock clock) {
        this.store = store;
        this.users = users;
        this.clock = clock;
    }

    /// A session that begins now. `secret` is for the provider, and can be read with the token
    /// alone.
    RefreshToken begin(UserId user, String secret) {
        RefreshToken token = RefreshToken.fresh(random);
        Instant now = clock.instant();
        store.keep(
                new Session(
                        token.hash(),
                        UUID.randomUUID().toString(),
                        user,
                        now,
                        now.plus(LIFETIME),
                        token.seal(secret)));
        return token;
    }

    /// The session of a token from outside, if it is good.
    Optional<Session> find(RefreshToken token) {
        return store.find(token.hash(), clock.instant())
                .filter(
                        session ->
                                session.startedAt()
                                        .isAfter(store.notBefore(session.user()).sessions()));
    }

    /// The next token of the session. Empty for a second one from the same token.
    Optional<RefreshToken> rotate(Session session, String secret) {
        RefreshToken next = RefreshToken.fresh(random);
        boolean first =
                store.rotate(
                        session,
                        new Session(
                                next.hash(),
                                session.family(),
                                session.user(),
                                session.startedAt(),
                                clock.instant().plus(LIFETIME),
                                next.seal(secret)));
        return first ? Optional.of(next) : Optional.empty();
    }

    NotBefore notBefore(UserId user) {
        return store.notBefore(user);
    }

    /// Whether nothing was revoked, and the user is what they were, since both were read.
    boolean holdsStill(User user, Instant notBefore) {
        return notBefore(user.id()).tokens().equals(notBefore)
                && users.find(user.id())
                        .filter(latest -> latest.status() == user.status())
                        .filter(latest -> latest.roles().equals(user.roles()))
                        .isPresent();
    }

    void end(UserId user) {
        store.end(user, clock.instant());
    }
}
