package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The subgraphs of each shared federation suite compose to what the suite's supergraph says. The
/// suites lie beside the repository; where they are absent, the tests are skipped.
class FederationSuitesTest {
    private static final Path SUITES = Path.of("../../../shared/federation");

    @TestFactory
    Stream<DynamicTest> everySuiteComposesToItsSupergraph() throws IOException {
        assumeTrue(Files.isDirectory(SUITES), "no shared suites at " + SUITES);
        try (Stream<Path> suites = Files.list(SUITES)) {
            return suites.filter(Files::isDirectory).sorted().toList().stream()
                    .map(
                            suite ->
                                    dynamicTest(
                                            String.valueOf(suite.getFileName()),
                                            () -> check(suite)));
        }
    }

    private static void check(Path suite) throws IOException {
        Supergraph expected =
                SupergraphReader.read(Files.readString(suite.resolve("supergraph.graphql")));
        CompositionResult result = Composer.create().compose(subgraphs(suite));
        assertThat(result).isInstanceOf(Composed.class);
        assertThat(SupergraphFacts.of(((Composed) result).supergraph()))
                .isEqualTo(SupergraphFacts.of(expected));
    }

    private static List<SubgraphSdl> subgraphs(Path suite) throws IOException {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        try (Stream<Path> files = Files.list(suite.resolve("subgraphs"))) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName()).replace(".graphql", "");
                String url = "http://127.0.0.1:4200/%s/%s".formatted(suite.getFileName(), name);
                subgraphs.add(new SubgraphSdl(name, url, Files.readString(file)));
            }
        }
        return subgraphs;
    }
}
