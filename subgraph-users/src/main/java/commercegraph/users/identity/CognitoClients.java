package commercegraph.users.identity;

import commercegraph.support.aws.AwsClients;
import commercegraph.support.aws.CallBounds;
import java.time.Duration;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// Makes clients of Cognito. A person waits for the answer: three tries at most, within five
/// seconds.
final class CognitoClients {

    private static final CallBounds BOUNDS =
            new CallBounds(3, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(50));

    private CognitoClients() {}

    static CognitoIdentityProviderClient of(CognitoSettings settings) {
        return AwsClients.of(
                CognitoIdentityProviderClient.builder(),
                settings.endpoint(),
                settings.region(),
                BOUNDS);
    }
}
