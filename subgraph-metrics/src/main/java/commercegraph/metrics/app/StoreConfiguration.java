package commercegraph.metrics.app;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// The clients of the stores.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration CALL_MAX = Duration.ofSeconds(15);
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(5);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);

    @Bean
    DynamoDbClient dynamoDbClient(StoreProperties properties) {
        DynamoDbClientBuilder builder =
                DynamoDbClient.builder()
                        .region(Region.of(properties.dynamodb().region()))
                        .overrideConfiguration(
                                client ->
                                        client.apiCallTimeout(CALL_MAX)
                                                .apiCallAttemptTimeout(ATTEMPT_MAX));
        URI endpoint = properties.dynamodb().endpoint();
        return endpoint == null ? builder.build() : local(builder, endpoint).build();
    }

    /// A store of one's own takes any credentials.
    private static DynamoDbClientBuilder local(DynamoDbClientBuilder builder, URI endpoint) {
        var credentials = AwsBasicCredentials.create("local", "local");
        return builder.endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    @Bean
    RedisURI redisUri(StoreProperties properties) {
        return RedisURI.create(properties.redis().uri());
    }

    /// While it is not connected, commands fail at once instead of waiting.
    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient() {
        RedisClient client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_MAX).build())
                        .build());
        return client;
    }
}
