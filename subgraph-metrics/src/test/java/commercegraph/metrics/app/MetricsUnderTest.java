package commercegraph.metrics.app;

import commercegraph.stores.SharedStores;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// One metrics subgraph on real stores for all tests over HTTP, with a catalog that stands in.
final class MetricsUnderTest {
    static final TestIdentity IDENTITY = TestIdentity.start();
    static final CatalogStandIn CATALOG = new CatalogStandIn();
    static final ConfigurableApplicationContext CONTEXT = MetricsApplication.start(properties());

    private MetricsUnderTest() {}

    static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(SubgraphTestClient.properties(IDENTITY));
        properties.putAll(CATALOG.peer());
        properties.put(
                "commercegraph.dynamodb.endpoint", SharedStores.dynamoDb().endpoint().toString());
        properties.put("commercegraph.dynamodb.create-tables", true);
        properties.put("commercegraph.redis.uri", SharedStores.redis().uri().toString());
        properties.put("commercegraph.sqs.endpoint", SharedStores.sqs().endpoint().toString());
        properties.put("commercegraph.metrics.event-keys.all.scopes[0]", "events:write");
        properties.put("commercegraph.metrics.event-keys.all.scopes[1]", "metadata:write");
        properties.put("commercegraph.metrics.event-keys.other.scopes[0]", "metadata:write");
        properties.put("commercegraph.metrics.rate-limits.userMetrics.calls", 5);
        return properties;
    }
}
