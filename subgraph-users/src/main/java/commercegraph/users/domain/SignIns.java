package commercegraph.users.domain;

import commercegraph.users.domain.IdentityProvider.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Signs people in, and keeps a record of it.
public final class SignIns {

    private static final Fault CREDENTIALS_INVALID =
            new Fault(
                    Fault.Code.CREDENTIALS_INVALID,
                    "The address or the password is not right",
                    List.of());
    private static final Fault SESSION_OVER =
            new Fault(Fault.Code.CREDENTIALS_INVALID, "Please sign in again", List.of());
    private static final Fault NOT_CONFIRMED =
            new Fault(Fault.Code.NOT_CONFIRMED, "The address is not confirmed yet", List.of());
    private static final Fault DISABLED =
            new Fault(Fault.Code.USER_DISABLED, "The account is disabled", List.of());

    private final IdentityProvider identityProvider;
    private final AuditTrail auditTrail;
    private final IdSource ids;
    private final Clock clock;

    public SignIns(
            IdentityProvider identityProvider, AuditTrail auditTrail, IdSource ids, Clock clock) {
        this.identityProvider = identityProvider;
        this.auditTrail = auditTrail;
        this.ids = ids;
        this.clock = clock;
    }

    public SignInOutcome signIn(String email, String password, String correlationId) {
        Answer answer = identityProvider.signIn(email, password);
        record(answer, correlationId);
        return outcome(answer, CREDENTIALS_INVALID);
    }

    public SignInOutcome refresh(String refreshToken) {
        return outcome(identityProvider.refresh(refreshToken), SESSION_OVER);
    }

    private static SignInOutcome outcome(Answer answer, Fault rejected) {
        return switch (answer) {
            case Answer.Accepted(var user, var tokens) -> new SignInOutcome.SignedIn(user, tokens);
            case Answer.Rejected _ -> new SignInOutcome.Refused(rejected);
            case Answer.NotConfirmed _ -> new SignInOutcome.Refused(NOT_CONFIRMED);
            case Answer.Disabled _ -> new SignInOutcome.Refused(DISABLED);
        };
    }

    /// An address without an account leaves no trace: there is nobody whose trail it would be. It
    /// takes as long all the same.
    private void record(Answer answer, String correlationId) {
        switch (answer) {
            case Answer.Accepted(var user, _) ->
                    auditTrail.record(
                            event(
                                    AuditAction.SIGNED_IN,
                                    Optional.of(user.id()),
                                    user.id(),
                                    correlationId));
            case Answer.Rejected(var user) -> failed(user, correlationId);
            case Answer.NotConfirmed _ -> failed(Optional.empty(), correlationId);
            case Answer.Disabled(var user) -> failed(Optional.of(user.id()), correlationId);
        }
    }

    private void failed(Optional<UserId> subject, String correlationId) {
        AuditEvent event =
                event(
                        AuditAction.SIGN_IN_FAILED,
                        Optional.empty(),
                        subject.orElse(UserId.NOBODY),
                        correlationId);
        if (subject.isPresent()) auditTrail.record(event);
        else auditTrail.recordNobodys(event);
    }

    private AuditEvent event(
            AuditAction action, Optional<UserId> actor, UserId subject, String correlationId) {
        String id = ids.next("aud_");
        return new AuditEvent(
                id, action, actor, subject, List.of(), correlationId, clock.instant());
    }
}
