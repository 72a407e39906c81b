package commercegraph.catalog.persistence;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The connection to the store.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {
    private static final int CONNECTIONS_MAX = 64;
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(2);
    private static final Duration CALL_MAX = Duration.ofSeconds(5);

    /// Called `catalogStore` so that nobody takes it for another subgraph's.
    @Bean(destroyMethod = "close")
    DynamoDbClient catalogStore(StoreSettings settings) {
        DynamoDbClientBuilder builder =
                DynamoDbClient.builder()
                        .region(Region.of(settings.region()))
                        .httpClientBuilder(
                                Apache5HttpClient.builder().maxConnections(CONNECTIONS_MAX))
                        .overrideConfiguration(
                                client ->
                                        client.apiCallAttemptTimeout(ATTEMPT_MAX)
                                                .apiCallTimeout(CALL_MAX));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint())
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("local", "local")));
        }
        return builder.build();
    }
}
