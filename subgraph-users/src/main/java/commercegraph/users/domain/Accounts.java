package commercegraph.users.domain;

import commercegraph.users.domain.UserOutcome.Done;
import commercegraph.users.domain.UserOutcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people do with their own account: open and confirm it, sign out, set another password. No
/// answer here tells whether an address has an account.
public final class Accounts {

    private static final Fault CODE_INVALID =
            new Fault(
                    Fault.Code.CODE_INVALID, "The code is not right, or too old", List.of("code"));

    private final IdentityProvider provider;
    private final UserRepository users;
    private final IdSource ids;
    private final Clock clock;

    public Accounts(IdentityProvider provider, UserRepository users, IdSource ids, Clock clock) {
        this.provider = provider;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    public record Application(
            String email,
            String password,
            Optional<String> displayName,
            Optional<String> locale,
            Optional<Origin.IdempotencyKey> key,
            String correlationId) {
        @Override
        public String toString() {
            return "Application";
        }
    }

    /// Empty when a code is on its way, or a mail to the one whose account it is.
    public List<Fault> signUp(Application application) {
        List<Fault> faults = faults(application);
        if (!faults.isEmpty()) return faults;
        Optional<List<Fault>> earlier = earlier(application.key());
        if (earlier.isPresent()) return earlier.get();
        Instant now = clock.instant();
        var signUp =
                new SignUp(
                        new UserId(ids.next(UserId.PREFIX)),
                        new EmailAddress(application.email()),
                        application.displayName(),
                        application.locale(),
                        now);
        AuditEvent event =
                event(AuditAction.USER_SIGNED_UP, signUp.id(), application.correlationId(), now);
        if (provider.signUp(signUp, application.password(), event, application.key()))
            return List.of();
        return earlier(application.key()).orElse(List.of());
    }

    private static List<Fault> faults(Application application) {
        var rules = new InputRules();
        rules.email(application.email());
        rules.displayName(application.displayName());
        rules.locale(application.locale());
        rules.idempotency(application.key());
        var faults = new ArrayList<>(rules.faults());
        PasswordPolicy.check(application.password(), application.email(), "password")
                .ifPresent(faults::add);
        return faults;
    }

    private Optional<List<Fault>> earlier(Optional<Origin.IdempotencyKey> key) {
        return key.flatMap(
                known ->
                        users.used(known)
                                .map(
                                        used ->
                                                used.inputHash().equals(known.inputHash())
                                                        ? List.of()
                                                        : List.of(Fault.keyReused())));
    }

    /// The account is there from now on.
    public UserOutcome confirm(String email, String code, String correlationId) {
        Optional<EmailAddress> address = EmailAddress.parse(email);
        if (address.isEmpty()) return new Refused(invalidAddress(email));
        return provider.confirm(address.get(), code)
                .flatMap(confirmed -> open(confirmed, correlationId))
                .<UserOutcome>map(Done::new)
                .orElseGet(() -> Refused.because(CODE_INVALID));
    }

    /// Empty when the address has got an account in the meantime, by this code or otherwise.
    private Optional<User> open(IdentityProvider.Confirmed confirmed, String correlationId) {
        Instant now = clock.instant();
        User user = confirmed.signUp().confirmed(now);
        AuditEvent event =
                new AuditEvent(
                        ids.next("aud_"),
                        AuditAction.USER_CONFIRMED,
                        Optional.of(user.id()),
                        user.id(),
                        AuditEvent.differences(Optional.empty(), user),
                        correlationId,
                        now);
        var proof = new UserChange.Proof(confirmed.signUp().email(), confirmed.passwordHash());
        var change =
                new UserChange(Optional.empty(), user, event, Optional.empty(), Optional.of(proof));
        if (users.store(change) != UserRepository.Stored.KEPT) return Optional.empty();
        provider.follow(user);
        return Optional.of(user);
    }

    public List<Fault> resend(String email) {
        List<Fault> faults = invalidAddress(email);
        if (faults.isEmpty()) provider.resend(new EmailAddress(email));
        return faults;
    }

    public List<Fault> requestReset(String email) {
        List<Fault> faults = invalidAddress(email);
        if (faults.isEmpty()) provider.requestReset(new EmailAddress(email));
        return faults;
    }

    /// The former password and every session end with it.
    public List<Fault> reset(String email, String code, String password, String correlationId) {
        var faults = new ArrayList<>(invalidAddress(email));
        PasswordPolicy.check(password, email, "newPassword").ifPresent(faults::add);
        if (!faults.isEmpty()) return faults;
        Instant now = clock.instant();
        boolean done =
                provider.reset(
                        new EmailAddress(email),
                        code,
                        password,
                        user -> event(AuditAction.PASSWORD_RESET, user, correlationId, now));
        return done ? List.of() : List.of(CODE_INVALID);
    }

    /// Everywhere: all tokens of the user end.
    public void signOut(UserId user) {
        provider.signOut(user);
    }

    private static List<Fault> invalidAddress(String email) {
        var rules = new InputRules();
        rules.email(email);
        return rules.faults();
    }

    private AuditEvent event(AuditAction action, UserId user, String correlationId, Instant now) {
        return new AuditEvent(
                ids.next("aud_"), action, Optional.of(user), user, List.of(), correlationId, now);
    }
}
