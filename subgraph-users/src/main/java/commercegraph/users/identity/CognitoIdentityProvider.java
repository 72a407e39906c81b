package commercegraph.users.identity;

import commercegraph.support.errors.GraphFailure;
import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.CredentialStore.AtAddress;
import commercegraph.users.domain.CredentialStore.Bound;
import commercegraph.users.domain.CredentialStore.OpenSignUp;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.FollowUps.FollowUp;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.SessionStore.Session;
import commercegraph.users.domain.SignUp;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import commercegraph.users.domain.UserStatus;
import commercegraph.users.identity.CognitoPool.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accounts at Cognito: it knows the passwords, mails the codes and issues the access tokens.
/// Users, sign-ups that wait, counts and sessions are in our own store. Each method makes the same
/// calls whether the address has an account or not: where it has none, Cognito is asked for nobody.
final class CognitoIdentityProvider implements IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoIdentityProvider.class);

    /// As long as Cognito's codes are good.
    private static final Duration CONFIRM_LIFETIME = Duration.ofHours(24);

    /// A revocation ends the tokens up to the next second; clocks may differ by a little more.
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private static final Duration CLOCKS_DIFFER = Duration.ofMillis(100);
    private static final EmailAddress NOBODYS = new EmailAddress("nobody@invalid.invalid");

    private final CognitoPool pool;
    private final CognitoDirectory directory;
    private final CognitoFollower follower;
    private final CredentialStore credentials;
    private final Tries tries;
    private final Sessions sessions;
    private final UserRepository users;
    private final Clock clock;

    CognitoIdentityProvider(
            CognitoPool pool,
            CognitoDirectory directory,
            CognitoFollower follower,
            CredentialStore credentials,
            Sessions sessions,
            UserRepository users,
            Clock clock) {
        this.pool = pool;
        this.directory = directory;
        this.follower = follower;
        this.credentials = credentials;
        this.tries = new Tries(credentials, clock);
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Answer signIn(String email, String password) {
        EmailAddress address = EmailAddress.parse(email).orElse(NOBODYS);
        AtAddress found = credentials.find(address);
        boolean permitted = tries.counted(address, found);
        UserId name =
                found.owner()
                        .map(User::id)
                        .or(() -> latest(found).map(open -> open.signUp().id()))
                        .filter(_ -> permitted)
                        .orElse(UserId.NOBODY);
        Attempt attempt = pool.signIn(name, password);
        if (attempt instanceof Attempt.Wrong)
            return new Answer.Rejected(found.owner().map(User::id));
        credentials.clearFailures(address);
        // confirmed at Cognito, but not here: the account opens with the code once more
        if (found.owner().isEmpty() || !(attempt instanceof Attempt.Right(var issued)))
            return new Answer.NotConfirmed();
        User user = found.owner().get();
        if (user.status() != UserStatus.ACTIVE) return new Answer.Disabled(user);
        return accepted(
                user,
                issued,
                found.tokensNotBefore(),
                tokens -> Optional.of(sessions.begin(user.id(), tokens.refreshToken())));
    }

    /// Cognito is asked first: were it away after our own token was used up, the session would be
    /// lost.
    @Override
    public Answer refresh(String refreshToken) {
        RefreshToken token = RefreshToken.of(refreshToken);
        return sessions.find(token)
                .flatMap(session -> refreshed(token, session))
                .orElseGet(() -> new Answer.Rejected(Optional.empty()));
    }

    private Optional<Answer> refreshed(RefreshToken token, Session session) {
        Instant notBefore = sessions.notBefore(session.user()).tokens();
        Optional<User> found =
                users.find(session.user()).filter(user -> user.status() == UserStatus.ACTIVE);
        if (found.isEmpty()) return Optional.empty();
        User user = found.get();
        return pool.refresh(user.id(), token.open(session.sealed()))
                .map(
                        issued ->
                                accepted(
                                        user,
                                        issued,
                                        notBefore,
                                        next -> sessions.rotate(session, next.refreshToken())));
    }

    /// @param notBefore as it was read with the user
    /// @param session makes our refresh token, in which Cognito's is sealed
    private Answer accepted(
            User user,
            IssuedTokens issued,
            Instant notBefore,
            Function<IssuedTokens, Optional<RefreshToken>> session) {
        var rejected = new Answer.Rejected(Optional.of(user.id()));
        Optional<IssuedTokens> fitting = fitting(user, issued, notBefore);
        if (fitting.isEmpty()) {
            if (!sessions.holdsStill(user, notBefore)) return rejected;
            throw GraphFailure.unavailable("Accounts are being changed; please sign in again");
        }
        IssuedTokens tokens = fitting.get();
        Optional<RefreshToken> refreshToken = session.apply(tokens);
        if (refreshToken.isEmpty() || !sessions.holdsStill(user, notBefore)) return rejected;
        return new Answer.Accepted(
                user,
                new Tokens(
                        tokens.accessToken(),
                        refreshToken.get().value(),
                        tokens.expiresInSeconds()));
    }

    /// A token with other roles than our record has is never given out, nor one of the second that
    /// was revoked: the pool catches up, and Cognito issues another.
    private Optional<IssuedTokens> fitting(User user, IssuedTokens issued, Instant notBefore) {
        if (issued.fits(user, notBefore)) return Optional.of(issued);
        await(notBefore);
        follower.follow(user.id());
        return pool.refresh(user.id(), issued.refreshToken())
                .filter(another -> another.fits(user, notBefore));
    }

    private void await(Instant time) {
        Duration wait = Duration.between(clock.instant(), time.plus(CLOCKS_DIFFER));
        if (wait.isPositive() && wait.compareTo(WAIT_MAX) <= 0)
            LockSupport.parkNanos(wait.toNanos());
    }

    /// Ours end first: without them Cognito's are of no use to anybody.
    @Override
    public void signOut(UserId user) {
        sessions.end(user);
        quietly(() -> directory.signOut(user));
    }

    /// Cognito first: of a sign-up that it has not taken nothing is kept here, and the same key may
    /// come again. One that we can't keep is taken back; if that fails too, an unconfirmed account
    /// stays at Cognito that nobody can open.
    @Override
    public boolean signUp(
            SignUp signUp, String password, AuditEvent event, Optional<Origin.IdempotencyKey> key) {
        EmailAddress email = signUp.email();
        AtAddress found = credentials.find(email);
        boolean mailed = credentials.take(email, Bound.CONFIRM_MAILS);
        if (mailed && !pool.signUp(signUp.id(), email, password))
            throw GraphFailure.badUserInput("This address or this password can't be taken");
        boolean opens = mailed && found.owner().isEmpty();
        if (!kept(signUp, opens, found, event, key)) return false;
        credentials.forget(email, Bound.CONFIRM_TRIES);
        forgetLater(opens ? dropped(found) : List.of(signUp.id()));
        return true;
    }

    /// Those that one more sign-up pushes out.
    private static List<UserId> dropped(AtAddress found) {
        return found.signUps().stream()
                .skip(CredentialStore.SIGN_UPS_MAX - 1L)
                .map(open -> open.signUp().id())
                .toList();
    }

    private boolean kept(
            SignUp signUp,
            boolean opens,
            AtAddress found,
            AuditEvent event,
            Optional<Origin.IdempotencyKey> key) {
        boolean kept = false;
        try {
            var open = new OpenSignUp(signUp, "", "", clock.instant().plus(CONFIRM_LIFETIME));
            kept =
                    opens
                            ? credentials.keepSignUp(open, found.signUps(), event, key)
                            : credentials.keepNoSignUp(signUp, key);
            return kept;
        } finally {
            if (!kept) forgetLater(List.of(signUp.id()));
        }
    }

    /// Not while the answer waits, whose time would tell.
    private void forgetLater(List<UserId> unconfirmed) {
        Thread.startVirtualThread(
                () -> unconfirmed.forEach(user -> quietly(() -> directory.delete(user))));
    }

    /// Cognito may have confirmed it before, and we may not have opened the account: then it opens
    /// now, for the one whose code was right then, with the password that came with it.
    @Override
    public Optional<Confirmed> confirm(EmailAddress email, String code) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.CONFIRM_TRIES);
        Instant now = clock.instant();
        List<SignUp> waiting =
                found.signUps().stream()
                        .filter(_ -> permitted && found.owner().isEmpty())
                        .filter(open -> now.isBefore(open.codeExpiresAt()))
                        .map(OpenSignUp::signUp)
                        .toList();
        if (waiting.isEmpty()) pool.confirm(UserId.NOBODY, code);
        return waiting.stream()
                .filter(
                        signUp ->
                                pool.confirm(signUp.id(), code)
                                        || directory.isConfirmed(signUp.id()))
                .findFirst()
                .map(signUp -> new Confirmed(signUp, Optional.empty()));
    }

    @Override
    public void resend(EmailAddress email) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.CONFIRM_MAILS);
        Instant expiresAt = clock.instant().plus(CONFIRM_LIFETIME);
        Optional<SignUp> renewed =
                latest(found)
                        .map(OpenSignUp::signUp)
                        .filter(_ -> permitted && found.owner().isEmpty());
        pool.resend(renewed.map(SignUp::id).orElse(UserId.NOBODY));
        credentials.renewCode(
                email, renewed.map(signUp -> new OpenSignUp(signUp, "", "", expiresAt)));
        if (permitted) credentials.forget(email, Bound.CONFIRM_TRIES);
    }

    @Override
    public void requestReset(EmailAddress email) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.RESET_MAILS);
        pool.requestReset(active(found, permitted).map(User::id).orElse(UserId.NOBODY));
        if (permitted) credentials.forget(email, Bound.RESET_TRIES);
    }

    /// Cognito sets the password first. Were the store away then, the former sessions would live on
    /// and the person be told UNAVAILABLE: the next code ends them.
    @Override
    public boolean reset(
            EmailAddress email, String code, String password, Function<UserId, AuditEvent> event) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.RESET_TRIES);
        Optional<UserId> owner = active(found, permitted).map(User::id);
        boolean done = pool.reset(owner.orElse(UserId.NOBODY), code, password);
        if (!done || owner.isEmpty()) return false;
        credentials.passwordSet(email, owner.get(), event.apply(owner.get()));
        quietly(() -> directory.signOut(owner.get()));
        return true;
    }

    private static Optional<User> active(AtAddress found, boolean permitted) {
        return found.owner().filter(user -> permitted && user.status() == UserStatus.ACTIVE);
    }

    private static Optional<OpenSignUp> latest(AtAddress found) {
        return found.signUps().stream().findFirst();
    }

    @Override
    public void follow(User user) {
        follower.tryToFollow(new FollowUp(user.id(), user.version()));
    }

    /// What nothing depends on.
    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            LOG.warn("Cognito is left behind: {}", failed.toString());
        }
    }
}
