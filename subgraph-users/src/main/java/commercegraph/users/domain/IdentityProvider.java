package commercegraph.users.domain;

import java.util.Optional;
import java.util.function.Function;

/// Who knows the passwords, sends the codes and gives out the tokens. An address without an
/// account, and a wrong password, are answered alike and in the same time; so are a sign-up, a
/// resend and a reset for an address with an account and for one without.
public interface IdentityProvider {

    Answer signIn(String email, String password);

    /// A refresh token is good once, and gives the next one. One that comes twice ends its family.
    Answer refresh(String refreshToken);

    /// Ends every session of the user: no refresh token of before is good any longer.
    void signOut(UserId user);

    /// Opens a sign-up and sends a code. An address that has an account already keeps it, and its
    /// owner gets a mail. `event` is kept with the sign-up, `key` in either case. False if the key
    /// was used in the meantime.
    boolean signUp(
            SignUp signUp, String password, AuditEvent event, Optional<Origin.IdempotencyKey> key);

    /// The sign-up that this code proves, as long as it may be tried and is not too old.
    Optional<Confirmed> confirm(EmailAddress email, String code);

    /// Another code for the latest sign-up with this address, if there is one.
    void resend(EmailAddress email);

    /// A code with which the password can be set anew, if the address has an account.
    void requestReset(EmailAddress email);

    /// Sets the password if the code is right, and ends every session. The event is kept with it.
    boolean reset(
            EmailAddress email, String code, String password, Function<UserId, AuditEvent> event);

    /// After a change: the provider's own record of the user follows.
    void follow(User user);

    /// `passwordHash` is what is kept together with the new user; empty where the provider keeps it
    /// elsewhere.
    record Confirmed(SignUp signUp, Optional<String> passwordHash) {
        @Override
        public String toString() {
            return "Confirmed(" + signUp.id() + ")";
        }
    }

    /// What goes to the client after a sign-in. Never logged, never stored.
    record Tokens(String accessToken, String refreshToken, int expiresInSeconds) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }

    /// What became of it. [Rejected] alone tells nothing of the account; the others come after the
    /// right password.
    sealed interface Answer {
        record Accepted(User user, Tokens tokens) implements Answer {}

        /// `user` is whose password it was not, for the audit trail alone.
        record Rejected(Optional<UserId> user) implements Answer {}

        record NotConfirmed() implements Answer {}

        record Disabled(User user) implements Answer {}
    }
}
