package commercegraph.users.identity;

import commercegraph.users.domain.AuditEvent;
import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.CredentialStore.AtAddress;
import commercegraph.users.domain.CredentialStore.Bound;
import commercegraph.users.domain.CredentialStore.OpenSignUp;
import commercegraph.users.domain.CredentialStore.ResetCode;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.SessionStore.Session;
import commercegraph.users.domain.SignUp;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import commercegraph.users.domain.UserStatus;
import commercegraph.users.identity.Codes.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Accounts against the passwords in our own store: for the quickstart and for tests. Every method
/// does the same work, hashing included, whether the address has an account or not.
final class EmbeddedIdentityProvider implements IdentityProvider {

    private static final Duration CONFIRM_LIFETIME = Duration.ofHours(24);
    private static final Duration RESET_LIFETIME = Duration.ofHours(1);

    /// Looked up where the input is no address at all, so that this too takes as long.
    private static final EmailAddress NOBODYS = new EmailAddress("nobody@invalid.invalid");

    private final CredentialStore credentials;
    private final Tries tries;
    private final Sessions sessions;
    private final UserRepository users;
    private final Passwords passwords;
    private final Codes codes;
    private final CodeMails mails;
    private final AccessTokens accessTokens;
    private final Clock clock;

    EmbeddedIdentityProvider(
            CredentialStore credentials,
            Sessions sessions,
            UserRepository users,
            Passwords passwords,
            Codes codes,
            CodeMails mails,
            AccessTokens accessTokens,
            Clock clock) {
        this.credentials = credentials;
        this.tries = new Tries(credentials, clock);
        this.sessions = sessions;
        this.users = users;
        this.passwords = passwords;
        this.codes = codes;
        this.mails = mails;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    @Override
    public Answer signIn(String email, String password) {
        EmailAddress address = EmailAddress.parse(email).orElse(NOBODYS);
        AtAddress found = credentials.find(address);
        boolean permitted = tries.counted(address, found);
        boolean owned = found.owner().isPresent();
        Optional<String> hash =
                owned
                        ? found.passwordHash()
                        : found.signUps().stream().findFirst().map(OpenSignUp::passwordHash);
        boolean right = passwords.matches(password, hash) && permitted;
        if (!right) return new Answer.Rejected(found.owner().map(User::id));
        credentials.clearFailures(address);
        if (!owned) return new Answer.NotConfirmed();
        User user = found.owner().get();
        if (user.status() != UserStatus.ACTIVE) return new Answer.Disabled(user);
        return accepted(user, sessions.begin(user.id(), ""), found.tokensNotBefore());
    }

    @Override
    public Answer refresh(String refreshToken) {
        RefreshToken token = RefreshToken.of(refreshToken);
        return sessions.find(token)
                .flatMap(this::refreshed)
                .orElseGet(() -> new Answer.Rejected(Optional.empty()));
    }

    private Optional<Answer> refreshed(Session session) {
        Instant notBefore = sessions.notBefore(session.user()).tokens();
        return users.find(session.user())
                .filter(user -> user.status() == UserStatus.ACTIVE)
                .flatMap(
                        user ->
                                sessions.rotate(session, "")
                                        .map(next -> accepted(user, next, notBefore)));
    }

    @Override
    public void signOut(UserId user) {
        sessions.end(user);
    }

    @Override
    public boolean signUp(
            SignUp signUp, String password, AuditEvent event, Optional<Origin.IdempotencyKey> key) {
        EmailAddress email = signUp.email();
        AtAddress found = credentials.find(email);
        boolean mailed = credentials.take(email, Bound.CONFIRM_MAILS);
        String code = codes.fresh();
        var open =
                new OpenSignUp(
                        signUp,
                        passwords.hash(password),
                        codes.hash(Purpose.CONFIRM, email, code),
                        clock.instant().plus(CONFIRM_LIFETIME));
        boolean opens = found.owner().isEmpty() && mailed;
        boolean kept =
                opens
                        ? credentials.keepSignUp(open, found.signUps(), event, key)
                        : credentials.keepNoSignUp(signUp, key);
        if (!kept) return false;
        credentials.forget(email, Bound.CONFIRM_TRIES);
        if (opens) mails.confirm(email, code);
        else if (mailed) found.owner().flatMap(User::email).ifPresent(mails::alreadyThere);
        return true;
    }

    @Override
    public Optional<Confirmed> confirm(EmailAddress email, String code) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.CONFIRM_TRIES);
        String hash = codes.hash(Purpose.CONFIRM, email, code);
        Instant now = clock.instant();
        Optional<OpenSignUp> proven =
                found.signUps().stream()
                        .filter(open -> now.isBefore(open.codeExpiresAt()))
                        .filter(open -> Codes.same(open.codeHash(), hash))
                        .findFirst();
        if (!permitted || found.owner().isPresent()) return Optional.empty();
        return proven.map(open -> new Confirmed(open.signUp(), Optional.of(open.passwordHash())));
    }

    @Override
    public void resend(EmailAddress email) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.CONFIRM_MAILS);
        String code = codes.fresh();
        Instant expiresAt = clock.instant().plus(CONFIRM_LIFETIME);
        Optional<OpenSignUp> renewed =
                found.signUps().stream()
                        .findFirst()
                        .filter(_ -> permitted && found.owner().isEmpty())
                        .map(
                                open ->
                                        new OpenSignUp(
                                                open.signUp(),
                                                open.passwordHash(),
                                                codes.hash(Purpose.CONFIRM, email, code),
                                                expiresAt));
        credentials.renewCode(email, renewed);
        if (permitted) credentials.forget(email, Bound.CONFIRM_TRIES);
        renewed.ifPresent(open -> mails.confirm(open.signUp().email(), code));
    }

    @Override
    public void requestReset(EmailAddress email) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.RESET_MAILS);
        Optional<User> owner =
                found.owner().filter(user -> permitted && user.status() == UserStatus.ACTIVE);
        String code = codes.fresh();
        var reset =
                new ResetCode(
                        codes.hash(Purpose.RESET, email, code),
                        clock.instant().plus(RESET_LIFETIME));
        credentials.keepReset(email, owner.map(User::id), reset);
        if (permitted) credentials.forget(email, Bound.RESET_TRIES);
        owner.flatMap(User::email).ifPresent(address -> mails.reset(address, code));
    }

    @Override
    public boolean reset(
            EmailAddress email, String code, String password, Function<UserId, AuditEvent> event) {
        AtAddress found = credentials.find(email);
        boolean permitted = credentials.take(email, Bound.RESET_TRIES);
        String passwordHash = passwords.hash(password);
        String hash = codes.hash(Purpose.RESET, email, code);
        Instant now = clock.instant();
        Optional<ResetCode> proven =
                found.reset()
                        .filter(reset -> now.isBefore(reset.expiresAt()))
                        .filter(reset -> Codes.same(reset.hash(), hash));
        Optional<User> owner = found.owner().filter(user -> user.status() == UserStatus.ACTIVE);
        if (!permitted || proven.isEmpty() || owner.isEmpty()) return false;
        return credentials.resetPassword(
                email, owner.get(), proven.get(), passwordHash, event.apply(owner.get().id()));
    }

    /// Users and passwords are in one store, and change together.
    @Override
    public void follow(User user) {}

    /// A token of the very second in which those of before were revoked is from the next one. If
    /// they were revoked since the user was read, what was read holds no longer; what is revoked
    /// after the last look is later than the token, and refused everywhere.
    ///
    /// @param notBefore as it was read with the user
    private Answer accepted(User user, RefreshToken refreshToken, Instant notBefore) {
        Instant now = clock.instant();
        Instant issuedAt = now.isBefore(notBefore) ? notBefore : now;
        String accessToken = accessTokens.issue(user, issuedAt);
        if (!sessions.holdsStill(user, notBefore))
            return new Answer.Rejected(Optional.of(user.id()));
        int expiresInSeconds = Math.toIntExact(AccessTokens.LIFETIME.toSeconds());
        return new Answer.Accepted(
                user, new Tokens(accessToken, refreshToken.value(), expiresInSeconds));
    }
}
