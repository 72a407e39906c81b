package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.testing.RouterProcess;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestSubgraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// All that clients may do to a router at once, to one with a heap of 256 MiB: expensive
/// operations, many aliases, deep ones, large variables, uploads that break off, and readers that
/// don't read. Beside them others ask for little, and get it.
@Timeout(120)
class HostileLoadTest {
    private static final int SUBGRAPHS = 12;
    private static final int OF_EACH_KIND = 60;
    private static final int GOOD = 60;
    private static final int SLOW_READERS = 20;
    private static final int PIPELINED = 20;
    private static final int LARGE = 1 << 20;

    /// What the router keeps of operations is bounded by about so much.
    private static final double KEPT_BYTES_MAX = 100 << 20;

    private static final String SMALL = "{\"data\":{\"node\":{\"v\":1}}}";
    private static final String TEXT =
            "{\"data\":{\"node\":{\"text\":\"%s\"}}}".formatted("x".repeat(LARGE));

    @TempDir Path folder;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    private static SubgraphSdl subgraph(int index, String url) {
        return new SubgraphSdl(
                "s" + index,
                url,
                """
                extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
                type Query { node(say: String): Node @shareable }
                type Node @key(fields: "id") {
                  id: ID! a: Node @shareable b: Node @shareable v: Int @shareable text: String @shareable own%d: Int
                }
                """
                        .formatted(index));
    }

    private Path supergraph(String url) throws IOException {
        List<SubgraphSdl> subgraphs =
                IntStream.range(0, SUBGRAPHS).mapToObj(index -> subgraph(index, url)).toList();
        if (Composer.create().compose(subgraphs)
                instanceof CompositionResult.Composed(var sdl, _, _, _)) {
            return Files.writeString(folder.resolve("supergraph.graphql"), sdl);
        }
        throw new IllegalStateException("does not compose");
    }

    private static String expensive(int number) {
        return "query Expensive%d { node { %s } }".formatted(number, bush(4));
    }

    private static String bush(int depth) {
        String below = depth == 0 ? "" : bush(depth - 1);
        return depth == 0
                ? "v own0 own3 own7"
                : "x: a { %1$s } y: b { %1$s } z: a { %1$s }".formatted(below);
    }

    private static String aliases(int number) {
        return "query Aliases%d { node { ".formatted(number)
                + "%s } }"
                        .formatted(
                                String.join(
                                        " ",
                                        IntStream.range(0, 490)
                                                .mapToObj(i -> "x%d: own%d".formatted(i, i % 12))
                                                .toList()));
    }

    private static String deep(int number) {
        int depth = number % 2 == 0 ? 45 : 5_000;
        return "query Deep%d { node ".formatted(number)
                + "{ a ".repeat(depth)
                + "{ v own3 }"
                + " }".repeat(depth)
                + " }";
    }

    private static byte[] large(int number) {
        return "{\"query\":\"query Large%d($v: String) { node(say: $v) { v } }\",\"variables\":{\"v\":\"%s\"}}"
                .formatted(number, "y".repeat(LARGE))
                .getBytes(UTF_8);
    }

    private CompletableFuture<Void> flood(TestClient client, IntFunction<byte[]> body) {
        return CompletableFuture.allOf(
                IntStream.range(0, OF_EACH_KIND)
                        .mapToObj(
                                number ->
                                        CompletableFuture.runAsync(
                                                () -> hostile(client, body.apply(number)), clients))
                        .toArray(CompletableFuture[]::new));
    }

    /// Whatever it is answered with, it is answered.
    private static void hostile(TestClient client, byte[] body) {
        assertThat(client.post(body).status()).isIn(200, 400, 503);
    }

    private static IntFunction<byte[]> document(IntFunction<String> document) {
        return number -> TestClient.body(document.apply(number)).getBytes(UTF_8);
    }

    /// A client that sends many requests for large answers, no two of which are one, and reads none
    /// of them.
    private static Socket slowReader(int port, int number) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        for (int i = 0; i < PIPELINED; i++) {
            socket.getOutputStream().write(unread(number, i).getBytes(UTF_8));
        }
        socket.getOutputStream().flush();
        return socket;
    }

    private static String unread(int number, int request) {
        String body =
                "{\"query\":\"query($v: String) { node(say: $v) { text } }\",\"variables\":{\"v\":\"%d-%d\"}}"
                        .formatted(number, request);
        return "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body);
    }

    /// A client that goes away in the middle of a large body.
    private static void breakOff(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                            .formatted(2 * LARGE);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(new byte[LARGE]);
        }
    }

    /// That a connection is gone the router learns a little later.
    private static boolean isTakenSoon(TestClient client, byte[] body) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (client.post(body).status() == 200) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static double heap(RouterProcess router, TestClient client)
            throws IOException, InterruptedException {
        router.collect();
        return Pattern.compile(
                        "^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$", Pattern.MULTILINE)
                .matcher(client.get("/metrics").text())
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    @Test
    void leavesOthersTheirAnswersAndTheRouterItsMemory() throws Exception {
        try (TestSubgraph subgraph =
                        TestSubgraph.answering(
                                request ->
                                        TestSubgraph.Response.json(
                                                request.text().contains("text") ? TEXT : SMALL));
                RouterProcess router =
                        RouterProcess.start(
                                supergraph(subgraph.url()),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError")) {
            TestClient client = new TestClient(router.port());
            assertThat(client.query("{ node { v } }").text()).isEqualTo(SMALL);
            double before = heap(router, client);

            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < SLOW_READERS; i++) {
                slow.add(slowReader(router.port(), i));
            }
            List<CompletableFuture<Void>> floods =
                    List.of(
                            flood(client, document(HostileLoadTest::expensive)),
                            flood(client, document(HostileLoadTest::aliases)),
                            flood(client, document(HostileLoadTest::deep)),
                            flood(client, HostileLoadTest::large));
            for (int number = 0; number < GOOD; number++) {
                Answer known = client.query("{ node { v } }");
                assertThat(known.text()).isEqualTo(SMALL);
                Answer fresh = client.query("query Good%d { node { v } }".formatted(number));
                assertThat(fresh.text()).isEqualTo(SMALL);
            }
            for (CompletableFuture<Void> flood : floods) {
                flood.get();
            }
            for (Socket socket : slow) {
                socket.close();
            }
            for (int i = 0; i < OF_EACH_KIND; i++) {
                breakOff(router.port());
            }

            assertThat(router.process().isAlive()).isTrue();
            // Whatever the floods had taken is there again.
            assertThat(isTakenSoon(client, large(OF_EACH_KIND))).isTrue();
            assertThat(client.query("{ node { v } }").text()).isEqualTo(SMALL);
            assertThat(heap(router, client) - before).isLessThan(KEPT_BYTES_MAX);
        } finally {
            clients.shutdownNow();
        }
    }
}
