package commercegraph.users.api;

import commercegraph.users.domain.Fault;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.SignInOutcome;
import commercegraph.users.domain.UserOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mutation answers: the user as it is now, or why not.
record PayloadView(
        @Nullable UserView user, @Nullable TokensView tokens, List<UserErrorView> userErrors) {

    record UserErrorView(String code, String message, @Nullable List<String> field) {}

    record TokensView(String accessToken, String refreshToken, String tokenType, int expiresIn) {
        @Override
        public String toString() {
            return "TokensView";
        }
    }

    static PayloadView of(UserOutcome outcome) {
        return switch (outcome) {
            case UserOutcome.Done(var user) -> new PayloadView(UserView.of(user), null, List.of());
            case UserOutcome.Refused(var faults) -> refused(faults);
        };
    }

    static PayloadView of(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn(var user, var tokens) ->
                    new PayloadView(UserView.of(user), tokens(tokens), List.of());
            case SignInOutcome.Refused(var fault) -> refused(List.of(fault));
        };
    }

    static PayloadView of(List<Fault> faults) {
        return refused(faults);
    }

    private static PayloadView refused(List<Fault> faults) {
        return new PayloadView(null, null, faults.stream().map(PayloadView::error).toList());
    }

    private static UserErrorView error(Fault fault) {
        List<String> field = fault.field().isEmpty() ? null : fault.field();
        return new UserErrorView(fault.code().name(), fault.message(), field);
    }

    private static TokensView tokens(IdentityProvider.Tokens tokens) {
        return new TokensView(
                tokens.accessToken(), tokens.refreshToken(), "Bearer", tokens.expiresInSeconds());
    }
}
