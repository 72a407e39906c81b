package commercegraph.metrics.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the stores are. Without an endpoint DynamoDB is AWS's own, with the machine's credentials.
@ConfigurationProperties("commercegraph")
record StoreProperties(@DefaultValue DynamoDb dynamodb, @DefaultValue Redis redis) {

    record DynamoDb(@Nullable URI endpoint, @DefaultValue("eu-central-1") String region) {}

    record Redis(@DefaultValue("redis://127.0.0.1:6379") String uri) {}
}
