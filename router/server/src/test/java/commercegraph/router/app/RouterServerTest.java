package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commercegraph.router.app.ConfigurationException.Problem;
import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.engine.EngineSettings;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.limits.OperationLimits;
import commercegraph.router.testing.GuardedSupergraph;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestRouter;
import commercegraph.router.testing.TestSubgraph;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RouterServerTest {
    private static TestRouter router;

    @BeforeAll
    static void start() {
        router = TestRouter.start();
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    @Test
    void answersAQuery() {
        assertThat(router.client().query("{ product(id: 1) { name } }").text())
                .isEqualTo("{\"data\":{\"product\":{\"name\":\"Chair\"}}}");
    }

    @Test
    void answersIntrospectionFromTheApiSchema() {
        Answer answer =
                router.client()
                        .query(
                                "query($deprecated: Boolean = true) { __schema { queryType { name }"
                                        + " directives { name } } __type(name: \"Product\") {"
                                        + " fields(includeDeprecated: $deprecated) { name } } }");

        assertThat(answer.data())
                .contains("{\"queryType\":{\"name\":\"Query\"}")
                .contains("{\"name\":\"cost\"}")
                .doesNotContain("join__", "signed");
        assertThat(router.client().query("{ __typename }").text())
                .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
    }

    @Test
    void saysWhoIsThere() {
        assertThat(router.client().get("/health/live").status()).isEqualTo(200);
        assertThat(router.client().get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void counts() {
        router.client().query("{ product(id: 1) { name } }");
        Answer metrics = router.client().get("/metrics");

        assertThat(metrics.header("content-type")).startsWith("text/plain");
        assertThat(metrics.text())
                .contains("router_requests_seconds_count{status=\"200\"}")
                .contains(
                        "router_subgraph_requests_seconds_count{outcome=\"answered\",subgraph=\"shop\"}")
                .contains("router_cache_entries{cache=\"plans\"}")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void servesItsPageWithAnEntityTag() {
        Answer page = router.client().get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");

        String tag = page.header("etag");
        assertThat(tag).isNotEmpty();
        assertThat(router.client().get("/", "if-none-match", tag).status()).isEqualTo(304);
        assertThat(router.client().get("/", "accept-encoding", "gzip").header("content-encoding"))
                .isEqualTo("gzip");
        for (String path : new String[] {"/../x", "/.sources", "/a/../../b", "/%2e%2e/x"}) {
            assertThat(router.client().get(path).status()).isEqualTo(404);
        }
    }

    @Test
    void keepsSubgraphsFailuresToTheirFields() {
        try (TestRouter broken =
                TestRouter.start(
                        TestSubgraph.answering(
                                _ ->
                                        new TestSubgraph.Response(
                                                500, Map.of(), "oops".getBytes(UTF_8))),
                        configuration -> configuration)) {
            Answer answer = broken.client().query("{ product(id: 1) { id } __typename }");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.data()).isEqualTo("{\"product\":null,\"__typename\":\"Query\"}");
            assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        }
    }

    @Test
    void refusesOperationsThatAreTooLarge() {
        OperationLimits limits = new OperationLimits(40, 2, 2, 2);
        EngineSettings usual = EngineSettings.DEFAULT;
        EngineSettings strict =
                new EngineSettings(
                        limits, usual.plans(), usual.execution(), true, true, false, Set.of());
        try (TestRouter small = TestRouter.start(of -> of.withEngine(strict))) {
            for (String document :
                    new String[] {
                        "{ a: report b: report c: report }",
                        "{ report audit level }",
                        "{ product(id: 1) { id } " + "report ".repeat(50) + "}"
                    }) {
                assertThat(small.client().query(document).code()).isEqualTo("OPERATION_TOO_LARGE");
            }
            assertThat(small.client().query("{ __schema { queryType { name } } }").code())
                    .isIn("GRAPHQL_VALIDATION_FAILED", "OPERATION_TOO_LARGE");
            assertThat(small.client().query("{ __type(name: \"A\") { name } }").code())
                    .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        }
    }

    @Test
    void letsRunningRequestsFinishWhenItStops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        TestSubgraph slow =
                TestSubgraph.answering(
                        _ -> {
                            asked.countDown();
                            await(answer);
                            return TestSubgraph.Response.json(TestRouter.ANSWER);
                        });
        TestRouter stopping = TestRouter.start(slow, configuration -> configuration);
        CompletableFuture<Answer> running =
                CompletableFuture.supplyAsync(
                        () -> stopping.client().query("{ product(id: 1) { id } }"));
        asked.await(20, TimeUnit.SECONDS);
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> stopping.server().close());
        answer.countDown();

        assertThat(running.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        stopped.get(20, TimeUnit.SECONDS);
        slow.close();
    }

    @Test
    void saysWhatItCannotStartWith() {
        assertProblem(
                RouterConfiguration.of(new GraphSource.File(Path.of("nowhere.graphql"))),
                Problem.SUPERGRAPH,
                "nowhere.graphql");
        assertProblem(
                RouterConfiguration.of(new GraphSource.Text("it", "type Query { a: Int }")),
                Problem.SUPERGRAPH,
                "it: ");
        assertProblem(
                RouterConfiguration.of(
                        new GraphSource.Text(
                                "it", GuardedSupergraph.SDL.replace("/hmac/v1.0", "/hmac/v7.0"))),
                Problem.SUPERGRAPH,
                "https://commercegraph.dev/hmac/v7.0");
        assertProblem(
                RouterConfiguration.of(new GraphSource.Text("it", GuardedSupergraph.SDL))
                        .withSubgraphs(Map.of(new SubgraphName("other"), SubgraphOverrides.NONE)),
                Problem.CONFIGURATION,
                "subgraphs.other");
        assertProblem(
                RouterConfiguration.of(new GraphSource.Text("it", GuardedSupergraph.SDL))
                        .listeningOn("127.0.0.1", router.server().port()),
                Problem.ADDRESS,
                "127.0.0.1:" + router.server().port());
    }

    private static void assertProblem(
            RouterConfiguration configuration, Problem problem, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> RouterServer.start(configuration))
                .withMessageContaining(message)
                .satisfies(wrong -> assertThat(wrong.problem()).isEqualTo(problem))
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("\n"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givesEachAnswerItsCorrelationId() {
        assertThat(
                        new TestClient(router.server().port())
                                .query("{ __typename }")
                                .header("x-correlation-id"))
                .isNotEmpty();
    }
}
