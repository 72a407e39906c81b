package commercegraph.router.conformance;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.supergraph.Supergraph;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the suites are.
public final class Suites {
    private Suites() {}

    static Stream<Suite> all() {
        return Stream.concat(own().stream(), shared().stream());
    }

    /// Those of this repository.
    static List<Suite> own() {
        return Suite.in(module().resolve("src/test/resources/conformance"));
    }

    /// The public ones; none where they do not lie beside the checkout.
    static List<Suite> shared() {
        return Suite.in(module().resolve("../../../shared/federation").normalize());
    }

    /// Our own composition of a suite's subgraphs.
    public static Supergraph compose(Suite suite) {
        return composed(suite, "").supergraph();
    }

    /// The same as SDL, for subgraphs that listen at the address with their name behind it.
    static String composedSdl(Suite suite, String address) {
        return composed(suite, address).supergraphSdl();
    }

    private static CompositionResult.Composed composed(Suite suite, String address) {
        List<SubgraphSdl> subgraphs =
                suite.subgraphs().entrySet().stream()
                        .map(
                                entry ->
                                        new SubgraphSdl(
                                                entry.getKey(),
                                                address + entry.getKey(),
                                                entry.getValue()))
                        .toList();
        return switch (Composer.create().compose(subgraphs)) {
            case CompositionResult.Composed composed -> composed;
            case CompositionResult.Failed failed ->
                    throw new IllegalArgumentException(failed.errors().toString());
        };
    }

    /// Tests run in the module's folder.
    private static Path module() {
        return Path.of("").toAbsolutePath();
    }
}
