package commercegraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.SubgraphSdl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The four subgraphs' contracts compose, and the supergraph in the repository is what they compose
/// to. `-Dgolden.update=true` writes it anew.
class SupergraphTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SUPERGRAPH = RESOURCES.resolve("supergraph.graphql");

    /// Whoever ignores `@hmac` leaves open what a signature has to guard: a router that does not
    /// know it must refuse the supergraph.
    private static final Set<String> SECURITY_FEATURES = Set.of("https://commercegraph.dev/hmac");

    @Test
    void supergraphIsUpToDate() throws IOException {
        String composed = compose().supergraphSdl();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(SUPERGRAPH, composed);
        }
        assertThat(SUPERGRAPH).content().isEqualTo(composed);
    }

    @Test
    void aRouterThatDoesNotKnowHmacHasToRefuse() throws IOException {
        assertThat(compose().supergraph().links())
                .filteredOn(link -> link.url().startsWith("https://commercegraph.dev/hmac/"))
                .singleElement()
                .satisfies(link -> assertThat(link.purpose()).contains("SECURITY"));
    }

    private static Composed compose() throws IOException {
        CompositionResult result =
                Composer.create()
                        .withSecurityFeatures(SECURITY_FEATURES)
                        .compose(
                                List.of(
                                        subgraph("users", 4001),
                                        subgraph("catalog", 4002),
                                        subgraph("orders", 4003),
                                        subgraph("metrics", 4004)));
        assertThat(result).isInstanceOf(Composed.class);
        return (Composed) result;
    }

    /// The addresses are those of the quickstart.
    private static SubgraphSdl subgraph(String name, int port) throws IOException {
        return new SubgraphSdl(
                name,
                "http://127.0.0.1:%d/graphql".formatted(port),
                Files.readString(RESOURCES.resolve("schema").resolve(name + ".graphqls")));
    }
}
