package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.schema.users.types.ConfirmSignUpInput;
import commercegraph.schema.users.types.ResetPasswordInput;
import commercegraph.schema.users.types.SignInInput;
import commercegraph.schema.users.types.SignUpInput;
import commercegraph.support.identity.Caller;
import commercegraph.users.domain.Accounts;
import commercegraph.users.domain.SignIns;
import commercegraph.users.domain.UserId;
import java.util.List;
import java.util.Optional;

/// A person and their own account. What could be used to guess goes once per request.
@DgsComponent
class AccountDataFetcher {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Origins origins;

    AccountDataFetcher(Accounts accounts, SignIns signIns, Origins origins) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.origins = origins;
    }

    @DgsMutation
    PayloadView signUp(@InputArgument SignUpInput input, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(
                accounts.signUp(
                        new Accounts.Application(
                                input.getEmail(),
                                input.getPassword(),
                                Optional.ofNullable(input.getDisplayName()),
                                Optional.ofNullable(input.getLocale()),
                                origins.anonymousKey(env),
                                Caller.of(env).correlationId())));
    }

    @DgsMutation
    PayloadView confirmSignUp(
            @InputArgument ConfirmSignUpInput input, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(
                accounts.confirm(
                        input.getEmail(), input.getCode(), Caller.of(env).correlationId()));
    }

    @DgsMutation
    PayloadView resendConfirmationCode(
            @InputArgument String email, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(accounts.resend(email));
    }

    @DgsMutation
    PayloadView signIn(@InputArgument SignInInput input, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(
                signIns.signIn(
                        input.getEmail(), input.getPassword(), Caller.of(env).correlationId()));
    }

    @DgsMutation
    PayloadView refreshTokens(@InputArgument String refreshToken, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(signIns.refresh(refreshToken));
    }

    @DgsMutation
    PayloadView signOut(DgsDataFetchingEnvironment env) {
        accounts.signOut(new UserId(Caller.of(env).requireUser()));
        return PayloadView.of(List.of());
    }

    @DgsMutation
    PayloadView requestPasswordReset(@InputArgument String email, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(accounts.requestReset(email));
    }

    @DgsMutation
    PayloadView resetPassword(
            @InputArgument ResetPasswordInput input, DgsDataFetchingEnvironment env) {
        OncePerRequest.check(env);
        return PayloadView.of(
                accounts.reset(
                        input.getEmail(),
                        input.getCode(),
                        input.getNewPassword(),
                        Caller.of(env).correlationId()));
    }
}
