package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import commercegraph.support.errors.GraphFailure;

/// What the contract has and this subgraph has not so far: each says so.
@DgsComponent
class NotBuiltDataFetcher {

    @DgsMutation
    PayloadView signUp(DgsDataFetchingEnvironment env) {
        throw GraphFailure.notBuilt("signUp");
    }

    @DgsMutation
    PayloadView confirmSignUp(DgsDataFetchingEnvironment env) {
        throw GraphFailure.notBuilt("confirmSignUp");
    }

    @DgsMutation
    PayloadView resendConfirmationCode(DgsDataFetchingEnvironment env) {
        throw GraphFailure.notBuilt("resendConfirmationCode");
    }

    @DgsMutation
    PayloadView signOut(DgsDataFetchingEnvironment env) {
        throw GraphFailure.notBuilt("signOut");
    }

    @DgsMutation
    PayloadView requestPasswordReset(DgsDataFetchingEnvironment env) {
        throw GraphFailure.notBuilt("requestPasswordReset");
    }

    @DgsMutation
    PayloadView resetPassword(DgsDataFetchingEnvironment env) {
        throw GraphFailure.notBuilt("resetPassword");
    }
}
