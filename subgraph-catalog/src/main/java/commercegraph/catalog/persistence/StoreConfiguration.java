package commercegraph.catalog.persistence;

import commercegraph.support.dynamodb.DynamoDbClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The connection to the store.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {
    /// Called `catalogStore` so that nobody takes it for another subgraph's.
    @Bean(destroyMethod = "close")
    DynamoDbClient catalogStore(StoreSettings settings) {
        return DynamoDbClients.of(settings.endpoint(), settings.region());
    }
}
