package commercegraph.router.transport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.app.RouterConfiguration;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestRouter;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphOverHttpTest {
    private static final String GRAPHQL_RESPONSE = "application/graphql-response+json";
    private static final String QUERY = "{ product(id: 1) { id name } }";
    private static final String DATA = "{\"product\":{\"id\":\"1\",\"name\":\"Chair\"}}";
    private static final int BODY_BYTES_MAX = 20_000;
    private static TestRouter router;
    private static TestClient client;

    @BeforeAll
    static void start() {
        router = TestRouter.start(GraphOverHttpTest::configured);
        client = router.client();
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    private static RouterConfiguration configured(RouterConfiguration configuration) {
        return configuration.withHttp(
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        2,
                        BODY_BYTES_MAX,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        3,
                        SubscriptionBounds.DEFAULT,
                        new CorsSettings(
                                Set.of("https://shop.example"),
                                Set.of("x-extra"),
                                true,
                                Duration.ofMinutes(10))));
    }

    @Test
    void answersAPostInTheMediaTypeThatIsWanted() {
        Answer usual = client.query(QUERY);
        assertThat(usual.status()).isEqualTo(200);
        assertThat(usual.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(usual.data()).isEqualTo(DATA);

        Answer modern = client.query(QUERY, "accept", GRAPHQL_RESPONSE);
        assertThat(modern.header("content-type")).isEqualTo(GRAPHQL_RESPONSE + "; charset=utf-8");
        assertThat(modern.data()).isEqualTo(DATA);

        assertThat(client.query(QUERY, "accept", "text/html").status()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{ nothing }", "query($a: ID!) { product(id: $a) { id } }"})
    void saysByTheMediaTypeHowARequestErrorGoesOut(String document) {
        Answer older = client.query(document);
        assertThat(older.status()).isEqualTo(200);
        Answer modern = client.query(document, "accept", GRAPHQL_RESPONSE);
        assertThat(modern.status()).isEqualTo(400);
        for (Answer answer : new Answer[] {older, modern}) {
            assertThat(answer.data()).isEmpty();
            assertThat(answer.code())
                    .isIn("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                ""
            })
    void refusesContentTypesThatAnyPageCanSend(String contentType) {
        assertThat(
                        client.post(
                                        TestClient.body(QUERY).getBytes(UTF_8),
                                        "content-type",
                                        contentType,
                                        "graphql-require-preflight",
                                        "1")
                                .status())
                .isEqualTo(415);
    }

    @Test
    void takesUtf8Alone() {
        byte[] body = TestClient.body("{ product(id: \"\u00e9\") { id } }").getBytes(UTF_8);

        assertThat(client.post(body, "content-type", "application/json; charset=utf-8").status())
                .isEqualTo(200);
        assertThat(client.post(body, "content-type", "application/json; charset=latin1").status())
                .isEqualTo(415);
        byte[] latin = TestClient.body("{ product(id: \"\u00e9\") { id } }").getBytes(ISO_8859_1);
        assertThat(client.post(latin).status()).isEqualTo(400);
    }

    @Test
    void refusesBodiesThatAreNoRequests() {
        for (String body : new String[] {"", "x", "{}", "{\"query\":1}"}) {
            Answer answer = client.post(body.getBytes(UTF_8));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
        }
    }

    @Test
    void takesGetForQueriesOnly() {
        String query = "/graphql?query=" + URLEncoder.encode(QUERY, UTF_8);
        String mutation = "/graphql?query=" + URLEncoder.encode("mutation { open }", UTF_8);

        Answer answer = client.get(query, "graphql-require-preflight", "1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data()).isEqualTo(DATA);
        assertThat(client.get(query, "apollo-require-preflight", "x").status()).isEqualTo(200);
        assertThat(client.get(query, "content-type", "application/json").status()).isEqualTo(200);
        assertThat(client.get(query).status()).isEqualTo(400);
        assertThat(client.get(query, "content-type", "text/plain").status()).isEqualTo(400);
        Answer refused = client.get(mutation, "graphql-require-preflight", "1");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("allow")).contains("POST");
    }

    @Test
    void refusesOtherMethods() {
        Answer answer = client.method("PUT", "/graphql");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, POST");
        assertThat(client.method("DELETE", "/").status()).isEqualTo(405);
        assertThat(client.get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void boundsTheBody() throws IOException {
        String large = TestClient.body(QUERY + " ".repeat(BODY_BYTES_MAX));

        Answer answer = client.post(large.getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(client.post(gzip(large), "content-encoding", "gzip").status()).isEqualTo(413);
        assertThat(chunkedStatus(large)).isEqualTo(413);
        assertThat(client.query(QUERY).data()).isEqualTo(DATA);
    }

    @Test
    void takesAndGivesGzip() throws IOException {
        Answer answer = client.post(gzip(TestClient.body(QUERY)), "content-encoding", "gzip");
        assertThat(answer.data()).isEqualTo(DATA);
        assertThat(client.post("not gzip".getBytes(UTF_8), "content-encoding", "gzip").status())
                .isEqualTo(400);
        assertThat(client.post(new byte[0], "content-encoding", "br").status()).isEqualTo(415);

        Answer introspected =
                client.query(
                        "{ __schema { types { name description } } }", "accept-encoding", "gzip");
        assertThat(introspected.header("content-encoding")).isEqualTo("gzip");
        try (GZIPInputStream gzip =
                new GZIPInputStream(new ByteArrayInputStream(introspected.response().body()))) {
            assertThat(new String(gzip.readAllBytes(), UTF_8)).contains("\"Product\"");
        }
    }

    @Test
    void takesBatchesInOrderUpToTheBound() {
        String one = TestClient.body(QUERY);
        String wrong = TestClient.body("{ nothing }");

        Answer answer = client.post(("[" + one + "," + wrong + "," + one + "]").getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .startsWith("[{\"data\":" + DATA + "}")
                .contains("GRAPHQL_VALIDATION_FAILED")
                .endsWith("]");
        String four = String.join(",", one, one, one, one);
        assertThat(client.post(("[" + four + "]").getBytes(UTF_8)).status()).isEqualTo(400);
    }

    @Test
    void speaksHttp2() {
        Answer answer = client.queryByHttp2(QUERY);

        assertThat(answer.data()).isEqualTo(DATA);
        assertThat(client.queryByHttp2(QUERY).response().version())
                .isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
    }

    /// The connection is others' too.
    @Test
    void refusesABodyOverHttp2AndKeepsTheConnection() {
        for (int i = 0; i < 3; i++) {
            String large = "{ product { name } }" + " ".repeat(4 * BODY_BYTES_MAX);
            assertThat(router.client().queryByHttp2(large).status()).isEqualTo(413);
            assertThat(router.client().queryByHttp2("{ __typename }").status()).isEqualTo(200);
        }
    }

    @Test
    void keepsTheOrderOfPipelinedRequests() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", router.server().port())) {
            socket.setSoTimeout(20_000);
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                String body = TestClient.body("{ r%d: product(id: %d) { id } }".formatted(i, i));
                requests.append("POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n")
                        .append("content-type: application/json\r\nx-correlation-id: r")
                        .append(i)
                        .append(i == 4 ? "\r\nconnection: close" : "")
                        .append("\r\ncontent-length: ")
                        .append(body.length())
                        .append("\r\n\r\n")
                        .append(body);
            }
            socket.getOutputStream().write(requests.toString().getBytes(UTF_8));
            String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(6);
            assertThat(answers.indexOf("x-correlation-id: r0"))
                    .isLessThan(answers.indexOf("x-correlation-id: r1"));
            assertThat(answers.indexOf("x-correlation-id: r3"))
                    .isLessThan(answers.indexOf("x-correlation-id: r4"));
        }
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", router.server().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            ("POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                                            + "content-type: application/json\r\n"
                                            + "content-length: 100\r\n\r\n{")
                                    .getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void survivesClientsThatGoAway() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket("127.0.0.1", router.server().port())) {
                socket.setSoLinger(true, 0);
                String body = TestClient.body(QUERY);
                socket.getOutputStream()
                        .write(
                                ("POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                                                + "content-type: application/json\r\n"
                                                + "content-length: "
                                                + body.length()
                                                + "\r\n\r\n"
                                                + (i % 2 == 0 ? body : "{"))
                                        .getBytes(UTF_8));
            }
        }
        assertThat(client.query(QUERY).data()).isEqualTo(DATA);
    }

    @Test
    void answersWhatBrowsersAskBefore() {
        Answer allowed =
                client.method(
                        "OPTIONS",
                        "/graphql",
                        "origin",
                        "https://shop.example",
                        "access-control-request-method",
                        "POST");
        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("access-control-allow-origin")).isEqualTo("https://shop.example");
        assertThat(allowed.header("access-control-allow-headers"))
                .contains("content-type", "authorization", "x-extra");
        assertThat(allowed.header("access-control-allow-credentials")).isEqualTo("true");
        assertThat(allowed.header("access-control-max-age")).isEqualTo("600");

        Answer refused =
                client.method(
                        "OPTIONS",
                        "/graphql",
                        "origin",
                        "https://evil.example",
                        "access-control-request-method",
                        "POST");
        assertThat(refused.header("access-control-allow-origin")).isEmpty();

        Answer marked = client.query(QUERY, "origin", "https://shop.example");
        assertThat(marked.header("access-control-allow-origin")).isEqualTo("https://shop.example");
        assertThat(marked.header("vary")).containsIgnoringCase("origin");
    }

    @Test
    void passesTheCorrelationIdOn() {
        Answer answer = client.query(QUERY, "x-correlation-id", "here-1");

        assertThat(answer.header("x-correlation-id")).isEqualTo("here-1");
        assertThat(router.shop().requests().getLast().header("x-correlation-id"))
                .isEqualTo("here-1");
        assertThat(client.query(QUERY, "x-correlation-id", "no good").header("x-correlation-id"))
                .matches("[0-9a-f]{30}");
    }

    private static int chunkedStatus(String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", router.server().port())) {
            socket.setSoTimeout(20_000);
            String head =
                    "POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n"
                            + "content-type: application/json\r\n\r\n";
            String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
            socket.getOutputStream().write((head + chunk).getBytes(UTF_8));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            String status = answer.readLine();
            return status == null
                    ? HttpURLConnection.HTTP_GONE
                    : Integer.parseInt(status.split(" ", -1)[1]);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
