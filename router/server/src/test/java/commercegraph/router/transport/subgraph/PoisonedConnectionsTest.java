package commercegraph.router.transport.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.app.RouterConfiguration.SubgraphOverrides;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.HostileSubgraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A subgraph that says more than it was asked, on a connection for which requests wait.
@Timeout(60)
class PoisonedConnectionsTest {
    private static final String SDL = "type Query { echo(n: Int): Int }";
    private static final int REQUESTS = 60;

    /// What follows a response is nobody's answer.
    @Test
    void answerNobodyElse() throws Exception {
        String more =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n"
                        + "{\"data\":{\"echo\":123456}}";
        assertThat(answers(echoed() + more)).allMatch(answer -> !answer.contains("123456"));
    }

    @Test
    void answerNobodyElseAfterAnInterimResponse() throws Exception {
        assertThat(answers("HTTP/1.1 102 Processing\r\n\r\n" + echoed()))
                .allMatch(answer -> answer.contains("\"UNAVAILABLE\""));
    }

    @Test
    void passOverWhatIsAnnounced() throws Exception {
        assertThat(answers("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + echoed()))
                .containsOnly("{\"data\":{\"echo\":7}}");
    }

    private static String echoed() {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 19\r\n\r\n"
                + "{\"data\":{\"echo\":7}}";
    }

    /// To different queries, which all go over one connection.
    private static List<String> answers(String response) throws Exception {
        SubgraphOverrides oneConnection =
                new SubgraphOverrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1),
                        Optional.empty());
        try (HostileSubgraph subgraph = HostileSubgraph.start();
                ComposedRouter router =
                        ComposedRouter.start(
                                List.of(new SubgraphSdl("echo", subgraph.url(), SDL)),
                                of ->
                                        of.withSubgraphs(
                                                Map.of(new SubgraphName("echo"), oneConnection)));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            subgraph.behave((wire, _) -> wire.send(response));
            List<Callable<String>> queries =
                    IntStream.range(0, REQUESTS)
                            .<Callable<String>>mapToObj(
                                    n ->
                                            () ->
                                                    router.client()
                                                            .query("{ echo(n: %d) }".formatted(n))
                                                            .text())
                            .toList();
            return clients.invokeAll(queries).stream().map(PoisonedConnectionsTest::get).toList();
        }
    }

    private static String get(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
