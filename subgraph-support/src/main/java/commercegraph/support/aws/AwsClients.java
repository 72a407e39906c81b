package commercegraph.support.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// Makes clients of AWS whose calls end in bounded time.
public final class AwsClients {

    private static final int CONNECTIONS_MAX = 64;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);
    private static final Duration THROTTLED_PAUSE_MAX = Duration.ofSeconds(1);

    private AwsClients() {}

    /// A client, to be closed by who asked for it.
    ///
    /// @param endpoint of a stand-in on this machine, which takes any credentials; null: AWS, with
    ///     those of the environment
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
            B builder, @Nullable URI endpoint, String region, CallBounds bounds) {
        builder.region(Region.of(region))
                .httpClientBuilder(
                        Apache5HttpClient.builder()
                                .maxConnections(CONNECTIONS_MAX)
                                .connectionTimeout(CONNECT_MAX))
                .overrideConfiguration(
                        calls ->
                                calls.apiCallAttemptTimeout(bounds.attempt())
                                        .apiCallTimeout(bounds.call())
                                        .retryStrategy(retries(bounds)));
        if (endpoint != null) {
            var local = AwsBasicCredentials.create("local", "local");
            builder.endpointOverride(endpoint)
                    .credentialsProvider(StaticCredentialsProvider.create(local));
        }
        return builder.build();
    }

    private static StandardRetryStrategy retries(CallBounds bounds) {
        Duration pause = bounds.pause();
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(bounds.attempts())
                .backoffStrategy(BackoffStrategy.exponentialDelay(pause, PAUSE_MAX))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                pause.multipliedBy(2), THROTTLED_PAUSE_MAX))
                .build();
    }
}
