package commercegraph.metrics.app;

import commercegraph.support.dynamodb.DynamoDbClients;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The clients of the stores.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);

    @Bean
    DynamoDbClient dynamoDbClient(StoreProperties properties) {
        return DynamoDbClients.of(properties.dynamodb().endpoint(), properties.dynamodb().region());
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
