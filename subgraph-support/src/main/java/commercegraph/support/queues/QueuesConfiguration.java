package commercegraph.support.queues;

import commercegraph.support.aws.AwsClients;
import commercegraph.support.aws.CallBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The client of SQS, for the subgraphs that import this.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SqsProperties.class)
public class QueuesConfiguration {

    private static final CallBounds BOUNDS =
            new CallBounds(3, Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMillis(50));

    /// Made when it is first asked for.
    @Bean(destroyMethod = "close")
    @Lazy
    SqsClient sqs(SqsProperties properties) {
        return client(properties);
    }

    /// A client whose calls end in bounded time.
    static SqsClient client(SqsProperties properties) {
        return AwsClients.of(
                SqsClient.builder(), properties.endpoint(), properties.region(), BOUNDS);
    }
}
