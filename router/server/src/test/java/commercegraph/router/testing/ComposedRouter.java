package commercegraph.router.testing;

import commercegraph.router.app.RouterConfiguration;
import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterServer;
import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.util.List;
import java.util.function.UnaryOperator;

/// A router over subgraphs that were composed for the test.
public record ComposedRouter(RouterServer server, Supergraph supergraph, TestClient client)
        implements AutoCloseable {
    public static ComposedRouter start(List<SubgraphSdl> subgraphs) {
        return start(subgraphs, configuration -> configuration);
    }

    public static ComposedRouter start(
            List<SubgraphSdl> subgraphs, UnaryOperator<RouterConfiguration> change) {
        String sdl = compose(subgraphs);
        RouterConfiguration configuration =
                RouterConfiguration.of(new GraphSource.Text("the test's", sdl))
                        .listeningOn("127.0.0.1", 0);
        RouterServer server = RouterServer.start(change.apply(configuration));
        return new ComposedRouter(
                server, SupergraphReader.read(sdl), new TestClient(server.port()));
    }

    private static String compose(List<SubgraphSdl> subgraphs) {
        return switch (Composer.create().compose(subgraphs)) {
            case CompositionResult.Composed composed -> composed.supergraphSdl();
            case CompositionResult.Failed failed ->
                    throw new IllegalArgumentException(failed.errors().toString());
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
