package commercegraph.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.app.RouterConfiguration;
import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterServer;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every suite over the whole router: HTTP in, HTTP to the subgraphs, on loopback. Over our own
/// composition of the subgraphs, and over the supergraph that came with the suite.
class ConformanceTest {
    /// Where the supergraphs of the public suites say that their subgraphs listen.
    private static final String PUBLIC_ADDRESS = "http://127.0.0.1:4200";

    private static final FactsServer SUBGRAPHS = FactsServer.start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void serveSubgraphs() {
        Suites.all()
                .forEach(
                        suite ->
                                suite.subgraphs()
                                        .forEach(
                                                (name, sdl) ->
                                                        SUBGRAPHS.add(
                                                                suite.name(),
                                                                name,
                                                                subgraph(suite, name, sdl))));
    }

    private static FactsSubgraph subgraph(Suite suite, String name, String sdl) {
        return new FactsSubgraph(sdl, Json.object(suite.facts().getOrDefault(name, Map.of())));
    }

    @AfterAll
    static void stop() {
        SUBGRAPHS.close();
        CLIENT.close();
    }

    @TestFactory
    Stream<DynamicTest> ownSuites() {
        return Suites.own().stream().map(ConformanceTest::composed);
    }

    @TestFactory
    Stream<DynamicTest> publicSuitesComposedHere() {
        return orNotice(Suites.shared().stream().map(ConformanceTest::composed).toList());
    }

    @TestFactory
    Stream<DynamicTest> publicSuitesAsComposedElsewhere() {
        return orNotice(
                Suites.shared().stream()
                        .map(suite -> dynamicTest(suite.name(), () -> run(suite, given(suite))))
                        .toList());
    }

    private static Stream<DynamicTest> orNotice(List<DynamicTest> tests) {
        return tests.isEmpty()
                ? Stream.of(
                        dynamicTest(
                                "the public suites do not lie beside the checkout",
                                () -> Assumptions.abort("no public suites")))
                : tests.stream();
    }

    private static DynamicTest composed(Suite suite) {
        return dynamicTest(
                suite.name(),
                () ->
                        run(
                                suite,
                                Suites.composedSdl(
                                        suite, SUBGRAPHS.address() + "/" + suite.name() + "/")));
    }

    private static String given(Suite suite) {
        return suite.supergraph().orElseThrow().replace(PUBLIC_ADDRESS, SUBGRAPHS.address());
    }

    private static void run(Suite suite, String supergraph) throws Exception {
        CaseCheck check = new CaseCheck(SupergraphReader.read(supergraph));
        RouterConfiguration configuration =
                RouterConfiguration.of(new GraphSource.Text(suite.name(), supergraph))
                        .listeningOn("127.0.0.1", 0);
        List<String> faults = new ArrayList<>();
        try (RouterServer router = RouterServer.start(configuration)) {
            for (Suite.Case one : suite.cases()) {
                Map<String, @Nullable Object> answer = post(router.url(), one);
                List<String> found = check.faults(one, answer);
                if (!found.isEmpty()) {
                    faults.add("%s %s%n%s%n%s".formatted(one.name(), found, one.query(), answer));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Map<String, @Nullable Object> post(String url, Suite.Case one)
            throws IOException, InterruptedException {
        byte[] body = Json.write(Map.of("query", one.query(), "variables", one.variables()));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return Json.object(Json.read(response.body()));
    }
}
