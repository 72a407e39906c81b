package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.engine.PlanSettings;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many operations that nobody sent before, and that take long to plan: twenty subgraphs that share
/// every field, and a bush of selections over them. One thread for long work, as on one core.
@Timeout(180)
class NewOperationsTest {
    private static final int SUBGRAPHS = 20;
    private static final int MANY = 100;
    private static final String TINY = "{ tiny: __typename }";

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private ComposedRouter router = start(Duration.ofMinutes(5), 1_000);

    private static ComposedRouter start(Duration waitMax, int queueMax) {
        List<SubgraphSdl> subgraphs =
                IntStream.range(0, SUBGRAPHS).mapToObj(NewOperationsTest::subgraph).toList();
        return ComposedRouter.start(
                subgraphs, of -> of.withEngine(of.engine().planning(plans(waitMax, queueMax))));
    }

    private static PlanSettings plans(Duration waitMax, int queueMax) {
        PlanSettings usual = PlanSettings.DEFAULT;
        return new PlanSettings(
                usual.stepsMax(),
                1,
                queueMax,
                waitMax,
                usual.cachedCharactersMax(),
                usual.cachedMax());
    }

    private static SubgraphSdl subgraph(int index) {
        return new SubgraphSdl(
                "s" + index,
                "http://127.0.0.1:9/",
                """
                extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
                type Query { node: Node @shareable }
                type Node @key(fields: "id") {
                  id: ID! a: Node @shareable b: Node @shareable v: Int @shareable own%d: Int
                }
                """
                        .formatted(index));
    }

    /// An operation of its own for each number: it is validated and planned for tens of
    /// milliseconds, and then denied an answer, since nobody listens where its subgraphs are.
    private static String expensive(int number) {
        return "query Expensive%d { node { %s } }".formatted(number, bush(4));
    }

    private static String bush(int depth) {
        if (depth == 0) {
            return "v own0 own3 own7 own19";
        }
        String below = bush(depth - 1);
        return "x: a { %1$s } y: b { %1$s } z: a { %1$s }".formatted(below);
    }

    @AfterEach
    void stop() {
        router.close();
        clients.shutdownNow();
    }

    private void restart(Duration waitMax, int queueMax) {
        router.close();
        router = start(waitMax, queueMax);
    }

    private CompletableFuture<Answer> send(String document) {
        return CompletableFuture.supplyAsync(() -> router.client().query(document), clients);
    }

    private List<CompletableFuture<Answer>> sendExpensive(int count) {
        return IntStream.range(0, count).mapToObj(number -> send(expensive(number))).toList();
    }

    private double metric(String name) {
        Matcher line =
                Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                        .matcher(router.client().get("/metrics").text());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private double waiting() {
        return metric("router_preparation_waiting{lane=\"long\"}")
                + metric("router_preparation_waiting{lane=\"short\"}");
    }

    private double ended(String lane, String end) {
        return metric(
                "router_preparation_waits_seconds_count{end=\"%s\",lane=\"%s\"}"
                        .formatted(end, lane));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(10);
        }
    }

    private static long open(List<CompletableFuture<Answer>> answers) {
        return answers.stream().filter(answer -> !answer.isDone()).count();
    }

    @Test
    void doNotWaitForExpensiveOnes() throws Exception {
        List<CompletableFuture<Answer>> expensive = sendExpensive(MANY);
        await(() -> waiting() >= MANY / 2);

        assertThat(router.client().query(TINY).data()).isEqualTo("{\"tiny\":\"Query\"}");
        assertThat(open(expensive)).isGreaterThanOrEqualTo(MANY / 4);

        for (CompletableFuture<Answer> answer : expensive) {
            assertThat(answer.get().status()).isEqualTo(200);
            assertThat(answer.get().data()).isEqualTo("{\"node\":null}");
        }
        assertThat(waiting()).isZero();
        assertThat(ended("long", "started")).isEqualTo(MANY);
    }

    @Test
    void areRefusedWhenTheyWaitTooLong() throws Exception {
        restart(Duration.ofMillis(150), 1_000);
        List<CompletableFuture<Answer>> expensive = sendExpensive(MANY);
        List<Answer> refused = new ArrayList<>();
        for (CompletableFuture<Answer> answer : expensive) {
            if (answer.get().status() != 200) {
                refused.add(answer.get());
            }
        }

        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("UNAVAILABLE"));
        assertThat(waiting()).isZero();
        assertThat(ended("long", "too_late") + ended("short", "too_late"))
                .isEqualTo(refused.size());
        for (int number = 0; number < 3; number++) {
            assertThat(router.client().query(expensive(MANY - 1 - number)).status()).isEqualTo(200);
        }
    }

    @Test
    void arePreparedOnceForAllWhoSendThem() throws Exception {
        List<CompletableFuture<Answer>> same =
                IntStream.range(0, 500).mapToObj(_ -> send(expensive(7))).toList();

        for (CompletableFuture<Answer> answer : same) {
            assertThat(answer.get().data()).isEqualTo("{\"node\":null}");
        }
        assertThat(ended("short", "started")).isEqualTo(1);
        assertThat(ended("long", "started")).isEqualTo(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void areLeftWhenWhoSentThemHasGone() throws Exception {
        List<CompletableFuture<Answer>> before = sendExpensive(10);
        await(() -> ended("short", "started") >= 10);
        List<Socket> gone = new ArrayList<>();
        for (int number = 100; number < 100 + MANY; number++) {
            gone.add(post("127.0.0.1", expensive(number)));
        }
        CompletableFuture<Answer> stays = send(expensive(100));
        await(() -> ended("short", "started") >= 10 + MANY / 4);
        for (Socket socket : gone) {
            socket.close();
        }

        assertThat(stays.get().data()).isEqualTo("{\"node\":null}");
        for (CompletableFuture<Answer> answer : before) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        await(() -> waiting() == 0);
        assertThat(ended("short", "unwanted") + ended("long", "unwanted")).isPositive();
        assertThat(router.client().query(expensive(100 + MANY - 1)).data())
                .isEqualTo("{\"node\":null}");
    }

    /// A connection from another address of this machine with a request under way.
    private Socket post(String from, String document) throws IOException {
        Socket socket =
                new Socket(
                        InetAddress.getByName("127.0.0.1"),
                        router.server().port(),
                        InetAddress.getByName(from),
                        0);
        byte[] body = TestClient.body(document).getBytes(UTF_8);
        String head =
                """
                POST /graphql HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(body.length);
        socket.getOutputStream().write(head.getBytes(UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void ofOneClientTakeNoRoomOfAnother() throws Exception {
        restart(Duration.ofMinutes(5), 10);
        List<CompletableFuture<Answer>> flood = sendExpensive(MANY);
        await(() -> ended("long", "no_room") + ended("short", "no_room") >= MANY / 2);

        try (Socket other = post("127.0.0.2", expensive(1_000))) {
            byte[] answer = other.getInputStream().readNBytes("HTTP/1.1 200".length());
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 200");
        }
        for (CompletableFuture<Answer> answer : flood) {
            assertThat(answer.get().status()).isIn(200, 503);
        }
    }
}
