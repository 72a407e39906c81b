package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.HostileSubgraph;
import commercegraph.router.testing.HostileSubgraph.Behaviour;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestSubgraph;
import commercegraph.router.transport.http.HttpSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Subscriptions over HTTP on both sides: events from a subgraph, the rest of each from another
/// one, events to the client.
@Timeout(60)
class SubscriptionsTest {
    private static final Duration IDLE_TIMEOUT = Duration.ofMillis(600);
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
            """;
    private static final String CLOCK =
            LINK
                    + """
                    type Query { now: Int }
                    type Subscription { tick(from: Int = 0): Tick! }
                    type Tick @key(fields: "id") { id: ID! n: Int }
                    """;
    private static final String NAMES =
            LINK + "type Tick @key(fields: \"id\") { id: ID! name: String }";
    private static final String BEGIN =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";
    private static final String COMPLETE = "event: complete\ndata:\n\n";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HostileSubgraph clock;
    private static TestSubgraph names;
    private static ComposedRouter router;

    @BeforeAll
    static void start() {
        clock = HostileSubgraph.start();
        names = TestSubgraph.answering(SubscriptionsTest::name);
        router =
                ComposedRouter.start(
                        List.of(
                                new SubgraphSdl("clock", clock.url(), CLOCK),
                                new SubgraphSdl("names", names.url(), NAMES)),
                        of -> of.withHttp(idleAfter(of.http(), IDLE_TIMEOUT)));
    }

    private static HttpSettings idleAfter(HttpSettings usual, Duration idle) {
        return new HttpSettings(
                usual.host(),
                usual.port(),
                usual.eventLoops(),
                usual.bodyBytesMax(),
                usual.bodyTimeout(),
                idle,
                2,
                usual.subscriptions(),
                usual.cors());
    }

    /// Of tick 7 it says that its name is `n7`.
    private static TestSubgraph.Response name(TestSubgraph.Request request) {
        String id = request.text().replaceAll("(?s).*\"id\":\"(\\d+)\".*", "$1");
        return TestSubgraph.Response.json(
                "{\"data\":{\"_entities\":[{\"__typename\":\"Tick\",\"name\":\"n%s\"}]}}"
                        .formatted(id));
    }

    @AfterAll
    static void stop() {
        router.close();
        clock.close();
        names.close();
    }

    @Test
    void runsTheRestOfThePlanForEachEvent() throws Exception {
        AtomicReference<String> asked = new AtomicReference<>("");
        clock.behave(
                (wire, request) -> {
                    asked.set(request);
                    String events = event(1) + event(2);
                    wire.send(BEGIN + ":\n\n" + events.replace("tick", "t") + COMPLETE);
                });
        assertThat(lines("subscription { t: tick(from: 4) { n name } }"))
                .containsExactly(
                        "event: next",
                        "data: {\"data\":{\"t\":{\"n\":1,\"name\":\"n1\"}}}",
                        "event: next",
                        "data: {\"data\":{\"t\":{\"n\":2,\"name\":\"n2\"}}}",
                        "event: complete",
                        "data:");
        assertThat(asked.get()).contains("subscription", "tick(from:4)").doesNotContain("name");
    }

    @Test
    void takesEventsApartHoweverTheyCome() throws Exception {
        clock.behave(
                (wire, _) -> {
                    String stream =
                            "\u00ef\u00bb\u00bfevent: next\r\nid: 1\r\n: hello\rdata: {\"data\":{\"tick\":\r"
                                    + "data:{\"id\":\"1\",\"n\":1}}}\r\n\r\nevent: ping\n\n"
                                    + "retry: 5\nunknown\nevent:next\ndata:{\"data\":{\"tick\":{\"id\":\"2\",\"n\":2}}}\n\n"
                                    + COMPLETE;
                    wire.send(BEGIN);
                    for (char next : stream.toCharArray()) {
                        wire.send(String.valueOf(next));
                    }
                });
        assertThat(lines("subscription { tick { n } }"))
                .containsExactly(
                        "event: next",
                        "data: {\"data\":{\"tick\":{\"n\":1}}}",
                        "event: next",
                        "data: {\"data\":{\"tick\":{\"n\":2}}}",
                        "event: complete",
                        "data:");
    }

    @Test
    void endsWithAnErrorWhenTheSubgraphDoes() throws Exception {
        for (Behaviour broken :
                List.<Behaviour>of(
                        HostileSubgraph.raw(BEGIN + event(1)),
                        (wire, _) -> {
                            wire.send(BEGIN + event(1));
                            wire.reset();
                        })) {
            clock.behave(broken);
            List<String> lines = lines("subscription { tick { n } }");
            assertThat(lines).endsWith("event: complete", "data:");
            assertThat(String.join("\n", lines))
                    .contains("cannot be reached", "\"service\":\"clock\"");
        }
    }

    @Test
    void tellsWhyNoEventsCome() throws Exception {
        clock.behave(HostileSubgraph.json("{\"errors\":[{\"message\":\"not today\"}]}"));
        assertThat(String.join("\n", lines("subscription { tick { n } }")))
                .contains("not today", "\"service\":\"clock\"")
                .endsWith("event: complete\ndata:");
        clock.behave(HostileSubgraph.response(503, "text/plain", "busy".getBytes(UTF_8)));
        assertThat(String.join("\n", lines("subscription { tick { n } }")))
                .contains("HTTP status 503")
                .endsWith("event: complete\ndata:");
    }

    @Test
    void aBrokenEventCostsItsAnswerAlone() throws Exception {
        clock.behave(
                (wire, _) ->
                        wire.send(
                                BEGIN + "event: next\ndata: {\"data\":\n\n" + event(2) + COMPLETE));
        List<String> lines = lines("subscription { tick { n } }");
        assertThat(lines.get(1)).startsWith("data: {\"data\":null,\"errors\":[");
        assertThat(lines.get(3)).isEqualTo("data: {\"data\":{\"tick\":{\"n\":2}}}");
    }

    /// Far more events than may wait, each of which takes a request to the other subgraph.
    @Test
    void holdsBackASubgraphThatIsFasterThanTheRest() throws Exception {
        int count = 1_500;
        clock.behave(
                (wire, _) -> {
                    StringBuilder all = new StringBuilder(BEGIN);
                    for (int i = 0; i < count; i++) {
                        all.append(event(i));
                    }
                    wire.send(all + COMPLETE);
                });
        List<String> lines = lines("subscription { tick { name } }");
        assertThat(lines).hasSize(2 * count + 2);
        for (int i = 0; i < count; i++) {
            assertThat(lines.get(2 * i + 1))
                    .isEqualTo("data: {\"data\":{\"tick\":{\"name\":\"n%d\"}}}".formatted(i));
        }
    }

    @Test
    void endsTheSubgraphsPartWhenTheClientGoes() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        clock.behave(
                (wire, _) -> {
                    wire.send(BEGIN + event(1));
                    try {
                        wire.hold();
                    } finally {
                        ended.countDown();
                    }
                });
        try (InputStream events = subscribe("subscription { tick { n } }").body()) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(events, UTF_8));
            while (!reader.readLine().startsWith("data: ")) {
                assertThat(ended.getCount()).isOne();
            }
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /// The connection would be closed if nothing came for so long.
    @Test
    void keepsASilentSubscriptionAlive() throws Exception {
        CountDownLatch commentsSeen = new CountDownLatch(1);
        clock.behave(
                (wire, _) -> {
                    wire.send(BEGIN);
                    await(commentsSeen);
                    wire.send(event(1) + COMPLETE);
                });
        try (InputStream events = subscribe("subscription { tick { n } }").body()) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(events, UTF_8));
            for (int comments = 0; comments < 6; ) {
                comments += reader.readLine().equals(":") ? 1 : 0;
            }
            commentsSeen.countDown();
            assertThat(reader.lines().toList()).contains("data: {\"data\":{\"tick\":{\"n\":1}}}");
        }
    }

    @Test
    void answersQueriesAndRequestErrorsByOneEvent() throws Exception {
        assertThat(lines("{ __typename }"))
                .containsExactly(
                        "event: next",
                        "data: {\"data\":{\"__typename\":\"Query\"}}",
                        "event: complete",
                        "data:");
        List<String> invalid = lines("subscription { tock }");
        assertThat(invalid.get(1)).contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(invalid).endsWith("event: complete", "data:");
    }

    @Test
    void asksForEventsToBeWanted() {
        TestClient client = router.client();
        Answer plain = client.query("subscription { tick { n } }");
        assertThat(plain.status()).isEqualTo(406);
        assertThat(plain.code()).isEqualTo("BAD_USER_INPUT");

        Answer batch =
                client.post(
                        "[{\"query\":\"subscription { tick { n } }\"},{\"query\":\"{__typename}\"}]"
                                .getBytes(UTF_8));
        assertThat(batch.text())
                .startsWith("[{\"errors\":[{\"message\":\"A subscription is answered with events")
                .endsWith(",{\"data\":{\"__typename\":\"Query\"}}]");
    }

    @Test
    void preparesEventsForThoseWhoTakeBoth() throws Exception {
        clock.behave((wire, _) -> wire.send(BEGIN + event(1) + COMPLETE));
        String both = "application/json, text/event-stream";
        assertThat(send("subscription { tick { n } }", both).headers().firstValue("content-type"))
                .hasValue("text/event-stream; charset=utf-8");
        assertThat(send("{ __typename }", both).headers().firstValue("content-type"))
                .hasValue("application/json; charset=utf-8");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static String event(int id) {
        return "event: next\ndata: {\"data\":{\"tick\":{\"__typename\":\"Tick\",\"id\":\"%d\",\"n\":%d}}}\n\n"
                .formatted(id, id);
    }

    /// All lines until the end but comments and empty ones.
    private static List<String> lines(String document) throws Exception {
        List<String> lines = new ArrayList<>();
        try (InputStream events = subscribe(document).body()) {
            new BufferedReader(new InputStreamReader(events, UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.equals(":"))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static HttpResponse<InputStream> subscribe(String document) throws Exception {
        HttpResponse<InputStream> response = send(document, "text/event-stream");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-encoding")).isNotEqualTo("gzip");
        return response;
    }

    private static HttpResponse<InputStream> send(String document, String accept)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(router.server().url()))
                        .header("content-type", "application/json")
                        .header("accept", accept)
                        .header("accept-encoding", "gzip")
                        .POST(BodyPublishers.ofString(TestClient.body(document)))
                        .build(),
                BodyHandlers.ofInputStream());
    }
}
