package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.schema.users.types.SignInInput;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import commercegraph.users.domain.SignIns;

/// Signing in, once per request.
@DgsComponent
class SignInDataFetcher {

    private static final String TRIED = "commercegraph.users.signInTried";

    private final SignIns signIns;

    SignInDataFetcher(SignIns signIns) {
        this.signIns = signIns;
    }

    @DgsMutation
    PayloadView signIn(@InputArgument SignInInput input, DgsDataFetchingEnvironment env) {
        once(env);
        return PayloadView.of(
                signIns.signIn(
                        input.getEmail(), input.getPassword(), Caller.of(env).correlationId()));
    }

    @DgsMutation
    PayloadView refreshTokens(@InputArgument String refreshToken, DgsDataFetchingEnvironment env) {
        once(env);
        return PayloadView.of(signIns.refresh(refreshToken));
    }

    /// Aliases would make one request a list of guesses.
    private static void once(DgsDataFetchingEnvironment env) {
        Object former = env.getGraphQlContext().get(TRIED);
        if (former != null) throw GraphFailure.badUserInput("One sign-in per request");
        env.getGraphQlContext().put(TRIED, true);
    }
}
