package commercegraph.users.identity;

import commercegraph.support.errors.GraphFailure;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/// Calls Cognito, and tells answers from failures. Which exceptions are answers, each call says
/// itself; all others (throttled, lost, misconfigured) are UNAVAILABLE, so that a fault of ours is
/// never taken for a wrong password.
final class CognitoCalls {

    private static final Logger LOG = LoggerFactory.getLogger(CognitoCalls.class);

    private CognitoCalls() {}

    /// `otherwise` where Cognito answers with one of these exceptions.
    static <T> T answer(
            Supplier<T> call,
            T otherwise,
            Set<Class<? extends CognitoIdentityProviderException>> answers) {
        try {
            return call.get();
        } catch (CognitoIdentityProviderException refused) {
            if (answers.contains(refused.getClass()) && !isOurs(refused)) return otherwise;
            throw unavailable(refused);
        } catch (SdkException failed) {
            throw unavailable(failed);
        }
    }

    /// For what is well whether Cognito does it or answers with one of these.
    static void run(
            Supplier<?> call, Set<Class<? extends CognitoIdentityProviderException>> answers) {
        var _ = answer(() -> call.get() != null, false, answers);
    }

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failed) {
            throw unavailable(failed);
        }
    }

    /// A wrong client secret comes in the clothes of a wrong password.
    private static boolean isOurs(CognitoIdentityProviderException refused) {
        return refused instanceof NotAuthorizedException
                && String.valueOf(refused.getMessage()).contains("secret hash");
    }

    /// Cognito's messages may hold a person's address: only the kind of failure is logged.
    private static GraphFailure unavailable(SdkException failed) {
        LOG.warn("Cognito does not do what it is asked for: {}", failed.getClass().getSimpleName());
        return GraphFailure.unavailable("Accounts can't be reached right now");
    }
}
