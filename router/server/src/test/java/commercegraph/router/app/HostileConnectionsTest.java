package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestSubgraph;
import commercegraph.router.transport.http.HttpSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// What clients may do to a connection by mistake or by intent: they get a GraphQL response with a
/// code, or the end of the connection, and the router goes on.
@Timeout(60)
class HostileConnectionsTest {
    private static final int BODY_BYTES_MAX = 64 << 10;

    private static TestSubgraph subgraph;
    private static ComposedRouter router;

    @BeforeAll
    static void start() {
        subgraph = TestSubgraph.answering("{\"data\":{\"echo\":\"ok\"}}");
        router =
                ComposedRouter.start(
                        List.of(
                                new SubgraphSdl(
                                        "echo", subgraph.url(), "type Query { echo: String }")),
                        of -> of.withHttp(strict(of.http())));
    }

    private static HttpSettings strict(HttpSettings usual) {
        return new HttpSettings(
                usual.host(),
                usual.port(),
                usual.eventLoops(),
                BODY_BYTES_MAX,
                Duration.ofMillis(800),
                Duration.ofMillis(1_200),
                0,
                usual.subscriptions(),
                usual.cors());
    }

    @AfterAll
    static void stop() {
        router.close();
        subgraph.close();
    }

    /// @param bytes of a whole connection
    /// @param answer the status of what comes back: empty where the connection is closed without a
    /// word
    private record Wire(String name, String bytes, String answer) {}

    @TestFactory
    Stream<DynamicTest> answersOrEndsWhatIsNoHttp() {
        String post = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
        return Stream.of(
                        new Wire("garbage", "\u0016\u0003\u0001\u0002\u0000\r\n\r\n", "400"),
                        new Wire("no version", "GET /graphql\r\n\r\n", "400"),
                        new Wire(
                                "a long address",
                                "GET /graphql?query=" + "x".repeat(80_000) + " HTTP/1.1\r\n\r\n",
                                "414"),
                        new Wire(
                                "long header fields",
                                post + "X: " + "x".repeat(40_000) + "\r\n\r\n",
                                "431"),
                        new Wire(
                                "many header fields",
                                post + "X: y\r\n".repeat(10_000) + "\r\n",
                                "431"),
                        new Wire(
                                "two lengths",
                                post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                                "400"),
                        new Wire("a negative length", post + "Content-Length: -1\r\n\r\n", "400"),
                        new Wire(
                                "a length beyond the bound",
                                post + "Content-Length: 99999999999\r\n\r\n",
                                "413"),
                        new Wire(
                                "a chunk of no length",
                                post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                                ""),
                        new Wire("a body that stops", post + "Content-Length: 50\r\n\r\n{", "408"),
                        new Wire(
                                "a length and chunks",
                                post
                                        + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                                "400"),
                        new Wire(
                                "a coding beside chunks",
                                post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                                "501"),
                        new Wire(
                                "chunks twice",
                                post
                                        + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                                "501"),
                        new Wire("a field without a name", post + ": x\r\n\r\n", "400"),
                        new Wire("two hosts", post + "Host: b\r\n\r\n", "400"),
                        new Wire("no host", "GET / HTTP/1.1\r\n\r\n", "400"),
                        new Wire("an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400"),
                        new Wire("no host's name", "GET / HTTP/1.1\r\nHost: a b/@\r\n\r\n", "400"),
                        new Wire(
                                "another host's address",
                                "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n",
                                "400"),
                        new Wire(
                                "an escape that is none",
                                "GET /graphql?query=%zz HTTP/1.1\r\nHost: a\r\n"
                                        + "Graphql-Require-Preflight: 1\r\n\r\n",
                                "400"),
                        new Wire(
                                "two content types",
                                post + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
                                "415"),
                        new Wire("header fields that stop", post, ""),
                        new Wire("nothing", "", ""))
                .map(one -> dynamicTest(one.name(), () -> assertEnded(one)));
    }

    private static void assertEnded(Wire one) throws IOException {
        try (Socket socket = connect()) {
            send(socket, one.bytes().getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            if (one.answer().isEmpty()) {
                assertThat(answer).isEmpty();
            } else {
                assertThat(answer).matches("(?s)HTTP/1\\.[01] " + one.answer() + " .*");
                assertThat(answer).contains("{\"errors\":[{", "\"code\":\"BAD_USER_INPUT\"");
            }
        }
        assertAnswersOthers();
    }

    /// On a connection of its own, since idle ones are closed here.
    private static void assertAnswersOthers() throws IOException {
        String body = TestClient.body("{ echo }");
        try (Socket socket = connect()) {
            send(
                    socket,
                    ("POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
                            .formatted(body.length(), body)
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"data\":{\"echo\":\"ok\"}}");
        }
    }

    /// The bytes come often enough to be no silence; the second request never comes.
    @Test
    void endsAConnectionWhoseHeaderFieldsTrickleIn() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
            byte[] answer = new byte[2_000];
            int length = socket.getInputStream().read(answer);
            assertThat(new String(answer, 0, length, UTF_8)).startsWith("HTTP/1.1 200");
            socket.setSoTimeout(100);
            send(socket, "GET /graphql HTTP/1.1\r\n".getBytes(ISO_8859_1));
            assertTrickleEnds(socket, false);
        }
    }

    /// What follows may be part of the refused request, as somebody on the way understood it.
    @Test
    void looksAtNothingBehindARefusedRequest() throws IOException {
        String next = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
        for (String refused :
                List.of(
                        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
                        "POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n")) {
            try (Socket socket = connect()) {
                send(socket, (refused + next).getBytes(ISO_8859_1));
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .contains("\"code\":\"BAD_USER_INPUT\"")
                        .doesNotContain("200 OK");
            }
        }
    }

    /// The server's own refusal keeps the connection, and says that it does not.
    @Test
    void endsAConnectionWhoseUpgradeIsRefused() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n"
                            .getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void takesAbsoluteTargetsAndListsInSeveralFields() throws IOException {
        String body = TestClient.body("{ echo }");
        String request =
                "POST http://a:80/graphql HTTP/1.1\r\nHost: A:80\r\nConnection: close\r\n"
                        + "Accept: text/html\r\nAccept: application/graphql-response+json\r\n"
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(body.length(), body);
        try (Socket socket = connect()) {
            send(socket, request.getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("application/graphql-response+json")
                    .endsWith("{\"data\":{\"echo\":\"ok\"}}");
        }
    }

    /// Empty lines before a request are no request: RFC 9112, section 2.2.
    @TestFactory
    Stream<DynamicTest> endsAConnectionWhoseFirstRequestTricklesIn() {
        return Stream.of("GET /graphql HTTP/1.1\r\n", "\r\n\r\n\r\nGET / HTTP/1.1\r\n", "\r\n", "G")
                .map(
                        begin ->
                                dynamicTest(
                                        "begins with " + begin.strip(),
                                        () -> {
                                            try (Socket socket = connect()) {
                                                socket.setSoTimeout(100);
                                                send(socket, begin.getBytes(ISO_8859_1));
                                                assertTrickleEnds(socket, begin.length() == 2);
                                            }
                                        }));
    }

    private static void assertTrickleEnds(Socket socket, boolean empty) {
        int end = 0;
        for (int i = 0; i < 500 && end >= 0; i++) {
            end = trickle(socket, empty ? "\r\n" : "X: y\r\n");
        }
        assertThat(end).isEqualTo(-1);
    }

    /// Whatever the pieces, and with empty lines before it.
    @Test
    void takesAFirstRequestThatComesInPieces() throws IOException {
        String body = TestClient.body("{ echo }");
        String request =
                "\r\n\r\nPOST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type:"
                        + " application/json\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(body.length(), body);
        try (Socket socket = connect()) {
            for (byte next : request.getBytes(ISO_8859_1)) {
                send(socket, new byte[] {next});
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"data\":{\"echo\":\"ok\"}}");
        }
    }

    /// @return -1 when the connection has ended
    private static int trickle(Socket socket, String line) {
        try {
            send(socket, line.getBytes(ISO_8859_1));
            return socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException open) {
            return 0;
        } catch (IOException ended) {
            return -1;
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", router.server().port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /// What the router no longer reads is no fault.
    private static void send(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
        }
    }
}
