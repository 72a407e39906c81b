package commercegraph.orders.app;

import commercegraph.orders.testing.Neighbours;
import commercegraph.stores.EmbeddedPostgres;
import commercegraph.stores.SharedStores;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The subgraph as it runs, on real stores, beside its neighbours: once for the module's tests.
final class RunningOrders {
    static final Neighbours NEIGHBOURS = Neighbours.start();
    static final TestIdentity IDENTITY = TestIdentity.start();
    static final ConfigurableApplicationContext CONTEXT =
            OrdersApplication.start(properties("application", NEIGHBOURS, IDENTITY));

    private RunningOrders() {}

    static SubgraphTestClient anonymous() {
        return SubgraphTestClient.of(CONTEXT);
    }

    static SubgraphTestClient as(String user, String... roles) {
        return anonymous().withToken(IDENTITY.token(user, roles));
    }

    /// What a subgraph needs to run on a new database of this name.
    static Map<String, Object> properties(
            String database, Neighbours neighbours, TestIdentity identity) {
        EmbeddedPostgres postgres = SharedStores.postgres();
        JdbcClient.create(
                        new DriverManagerDataSource(
                                postgres.url(), postgres.user(), postgres.password()))
                .sql("CREATE DATABASE " + database)
                .update();
        Map<String, Object> properties = new HashMap<>(SubgraphTestClient.properties(identity));
        properties.putAll(neighbours.properties());
        properties.put(
                "commercegraph.postgres.url",
                postgres.url().replaceAll("/postgres$", "/" + database));
        properties.put("commercegraph.postgres.user", postgres.user());
        properties.put("commercegraph.postgres.password", postgres.password());
        properties.put("commercegraph.sqs.endpoint", SharedStores.sqs().endpoint());
        properties.put("commercegraph.orders.queue", database);
        properties.put("commercegraph.orders.deletions-queue", database + "-deletions");
        properties.put(
                "commercegraph.orders.input-hash-key", "orders-input-hash-key-for-tests-only");
        return properties;
    }
}
