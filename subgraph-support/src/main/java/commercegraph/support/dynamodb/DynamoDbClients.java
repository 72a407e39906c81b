package commercegraph.support.dynamodb;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// Makes clients of DynamoDB. A call that is throttled, lost or unanswered is made again with
/// growing pauses of random length, at most [#ATTEMPTS_MAX] times and within [#CALL_MAX]; when many
/// fail, fewer are made again, so that a store which comes back is not trampled down. A transaction
/// made again is the same one: the client gives it a token.
public final class DynamoDbClients {
    static final int ATTEMPTS_MAX = 6;
    static final Duration CALL_MAX = Duration.ofSeconds(5);

    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(2);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
    private static final int CONNECTIONS_MAX = 64;

    private DynamoDbClients() {}

    /// A client with bounded calls, to be closed by who asked for it.
    ///
    /// @param endpoint of a local store, which takes any credentials; null: AWS, with those of the
    /// environment
    public static DynamoDbClient of(@Nullable URI endpoint, String region) {
        DynamoDbClientBuilder builder =
                DynamoDbClient.builder()
                        .region(Region.of(region))
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .maxConnections(CONNECTIONS_MAX)
                                        .connectionTimeout(CONNECT_MAX))
                        .overrideConfiguration(
                                calls ->
                                        calls.apiCallAttemptTimeout(ATTEMPT_MAX)
                                                .apiCallTimeout(CALL_MAX)
                                                .retryStrategy(retries()));
        if (endpoint != null) {
            var local = AwsBasicCredentials.create("local", "local");
            builder.endpointOverride(endpoint)
                    .credentialsProvider(StaticCredentialsProvider.create(local));
        }
        return builder.build();
    }

    private static StandardRetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS_MAX)
                .backoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(20), Duration.ofMillis(400)))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(50), Duration.ofSeconds(1)))
                .build();
    }
}
