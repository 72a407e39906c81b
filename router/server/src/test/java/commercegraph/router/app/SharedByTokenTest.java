package commercegraph.router.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.security.IdentitySettings;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.TestIssuer;
import commercegraph.router.testing.TestSubgraph;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One query at one time under many tokens, over HTTP: each sender gets what the subgraph says of
/// its token.
@Timeout(60)
class SharedByTokenTest {
    private static final int TOKENS = 12;
    private static final int REQUESTS_EACH = 5;

    @Test
    void nobodyGetsWhatWasAskedWithAnotherToken() throws Exception {
        CountDownLatch allHere = new CountDownLatch(TOKENS + 1);
        try (TestIssuer issuer = TestIssuer.start();
                TestSubgraph echo =
                        TestSubgraph.answering(
                                request -> {
                                    meet(allHere);
                                    return TestSubgraph.Response.json(
                                            "{\"data\":{\"token\":\"%s\"}}"
                                                    .formatted(request.header("authorization")));
                                });
                ComposedRouter router = router(issuer, echo);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> requests = new ArrayList<>();
            for (int i = 0; i <= TOKENS; i++) {
                // Two tokens of each person: their claims may differ in what only subgraphs know.
                String token =
                        i == TOKENS ? "" : issuer.token("usr_" + i / 2, Duration.ofMinutes(5 + i));
                for (int n = 0; n < REQUESTS_EACH; n++) {
                    requests.add(() -> isOwn(router, token));
                }
            }
            for (Future<Boolean> own : clients.invokeAll(requests)) {
                assertThat(own.get()).isTrue();
            }
            assertThat(echo.requests()).hasSizeGreaterThan(TOKENS);
        }
    }

    private static boolean isOwn(ComposedRouter router, String token) {
        String[] headers =
                token.isEmpty() ? new String[0] : new String[] {"authorization", "Bearer " + token};
        String expected = token.isEmpty() ? "" : "Bearer " + token;
        return router.client()
                .query("{ token }", headers)
                .text()
                .equals("{\"data\":{\"token\":\"" + expected + "\"}}");
    }

    private static ComposedRouter router(TestIssuer issuer, TestSubgraph echo) {
        IdentitySettings settings =
                new IdentitySettings(
                        issuer.issuer(), Set.of(TestIssuer.CLIENT_ID), Map.of(), Map.of());
        return ComposedRouter.start(
                List.of(new SubgraphSdl("echo", echo.url(), "type Query { token: String }")),
                of ->
                        of.withIdentity(
                                new RouterConfiguration.Identity(
                                        settings,
                                        URI.create(issuer.keySetUri()),
                                        Duration.ofSeconds(10))));
    }

    /// So that all are in flight at once; who shares, does not come here.
    private static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
