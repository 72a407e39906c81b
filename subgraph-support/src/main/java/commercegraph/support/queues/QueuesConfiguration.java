package commercegraph.support.queues;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The client of SQS, for the subgraphs that import this.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SqsProperties.class)
public class QueuesConfiguration {

    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(5);
    private static final Duration CALL_MAX = Duration.ofSeconds(15);

    /// Made when it is first asked for.
    @Bean(destroyMethod = "close")
    @Lazy
    SqsClient sqs(SqsProperties properties) {
        return client(properties);
    }

    /// A client whose calls end in bounded time.
    static SqsClient client(SqsProperties properties) {
        var builder =
                SqsClient.builder()
                        .region(Region.of(properties.region()))
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .overrideConfiguration(
                                calls ->
                                        calls.apiCallAttemptTimeout(ATTEMPT_MAX)
                                                .apiCallTimeout(CALL_MAX));
        if (properties.endpoint() != null) {
            var local = AwsBasicCredentials.create("local", "local");
            builder.endpointOverride(properties.endpoint())
                    .credentialsProvider(StaticCredentialsProvider.create(local));
        }
        return builder.build();
    }
}
