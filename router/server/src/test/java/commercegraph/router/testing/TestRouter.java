package commercegraph.router.testing;

import commercegraph.router.app.RouterConfiguration;
import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.app.RouterServer;
import commercegraph.router.federation.SubgraphName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A router over [GuardedSupergraph] with one subgraph, which has an answer for every field.
public record TestRouter(RouterServer server, TestSubgraph shop, TestClient client)
        implements AutoCloseable {
    public static final String ANSWER =
            """
            {"data":{"product":{"__typename":"Product","id":"1","name":"Chair","cost":3,"trace":"t"},
            "node":{"__typename":"Product","id":"1","name":"Chair"},"me":{"id":"usr_1"},"report":"r",
            "order":{"id":"2","number":"7"},"record":true,"describe":true,"open":true}}
            """;

    public static TestRouter start() {
        return start(configuration -> configuration);
    }

    public static TestRouter start(UnaryOperator<RouterConfiguration> change) {
        return start(TestSubgraph.answering(ANSWER), change);
    }

    public static TestRouter start(TestSubgraph shop, UnaryOperator<RouterConfiguration> change) {
        SubgraphOverrides address =
                new SubgraphOverrides(
                        Optional.of(URI.create(shop.url())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        RouterConfiguration configuration =
                RouterConfiguration.of(new GraphSource.Text("the test's", GuardedSupergraph.SDL))
                        .listeningOn("127.0.0.1", 0)
                        .withSubgraphs(Map.of(new SubgraphName("shop"), address));
        RouterServer server = RouterServer.start(change.apply(configuration));
        return new TestRouter(server, shop, new TestClient(server.port()));
    }

    @Override
    public void close() {
        server.close();
        shop.close();
    }
}
