package commercegraph.users.domain;

import java.util.Optional;

/// Who knows the passwords and gives out the tokens. An address without an account, and a wrong
/// password, are answered alike and in the same time.
public interface IdentityProvider {

    Answer signIn(String email, String password);

    /// A refresh token is good once, and gives the next one.
    Answer refresh(String refreshToken);

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

        record NotConfirmed(User user) implements Answer {}

        record Disabled(User user) implements Answer {}
    }
}
