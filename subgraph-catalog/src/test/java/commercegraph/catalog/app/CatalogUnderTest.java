package commercegraph.catalog.app;

import commercegraph.catalog.domain.BulkLoad.StockedProduct;
import commercegraph.stores.SharedStores;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// One catalog on a real store for all tests of the module. Tests make things of their own in it
/// and find those alone.
public final class CatalogUnderTest {
    public static final TestIdentity IDENTITY = TestIdentity.start();
    public static final ConfigurableApplicationContext CONTEXT =
            start(SharedStores.dynamoDb().endpoint());

    private CatalogUnderTest() {}

    public static SubgraphTestClient anybody() {
        return SubgraphTestClient.of(CONTEXT);
    }

    public static SubgraphTestClient editor() {
        return editor(CONTEXT);
    }

    public static SubgraphTestClient editor(ConfigurableApplicationContext catalog) {
        return SubgraphTestClient.of(catalog)
                .withToken(IDENTITY.token("usr_editor", "CATALOG_MANAGER"));
    }

    public static SubgraphTestClient customer() {
        return anybody().withToken(IDENTITY.token("usr_customer", "CUSTOMER"));
    }

    public static SubgraphTestClient service() {
        return anybody().asPeer(SubgraphTestClient.SERVICE_KEY, SubgraphTestClient.SERVICE_SECRET);
    }

    public static List<StockedProduct> seeds() {
        return CatalogSeeds.products(Instant.EPOCH);
    }

    /// One more, on the store at this address.
    public static ConfigurableApplicationContext start(URI store) {
        Map<String, Object> properties = new HashMap<>(SubgraphTestClient.properties(IDENTITY));
        properties.put("commercegraph.dynamodb.endpoint", store.toString());
        properties.put("commercegraph.dynamodb.create-tables", true);
        properties.put("commercegraph.catalog.service-peers", SubgraphTestClient.SERVICE_KEY);
        properties.put(
                "commercegraph.catalog.input-hash-key", "catalog-input-hash-key-for-tests-only");
        return CatalogApplication.start(properties);
    }
}
