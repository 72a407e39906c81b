package commercegraph.users.identity;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// Makes clients of Cognito. A call that is throttled or lost is made again with growing pauses of
/// random length, three times at most and within five seconds.
final class CognitoClients {

    private static final int ATTEMPTS_MAX = 3;
    private static final int CONNECTIONS_MAX = 64;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(3);
    private static final Duration CALL_MAX = Duration.ofSeconds(5);

    private CognitoClients() {}

    static CognitoIdentityProviderClient of(CognitoSettings settings) {
        var builder =
                CognitoIdentityProviderClient.builder()
                        .region(Region.of(settings.region()))
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .maxConnections(CONNECTIONS_MAX)
                                        .connectionTimeout(CONNECT_MAX))
                        .overrideConfiguration(
                                calls ->
                                        calls.apiCallAttemptTimeout(ATTEMPT_MAX)
                                                .apiCallTimeout(CALL_MAX)
                                                .retryStrategy(retries()));
        if (settings.endpoint() != null) {
            var local = AwsBasicCredentials.create("local", "local");
            builder.endpointOverride(settings.endpoint())
                    .credentialsProvider(StaticCredentialsProvider.create(local));
        }
        return builder.build();
    }

    private static StandardRetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS_MAX)
                .backoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(50), Duration.ofMillis(500)))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build();
    }
}
