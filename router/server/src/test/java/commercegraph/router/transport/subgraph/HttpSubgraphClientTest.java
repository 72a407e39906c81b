package commercegraph.router.transport.subgraph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.caller.Caller;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.testing.TestSubgraph;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.KeyRing;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Verification;
import commercegraph.signatures.Verifier;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HttpSubgraphClientTest {
    private static final SubgraphName SHOP = new SubgraphName("shop");
    private static final HmacKey KEY =
            new HmacKey("router-shop", List.of("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));
    private static final byte[] BODY = "{\"query\":\"{ a }\"}".getBytes(UTF_8);
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @Test
    void bringsTheBytesThereAndBack() {
        try (TestSubgraph shop = TestSubgraph.answering("{\"data\":{\"a\":1}}")) {
            SubgraphResult result = fetch(shop, OperationKind.QUERY);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            SubgraphResponse.class,
                            response -> {
                                assertThat(response.status()).isEqualTo(200);
                                assertThat(response.contentType()).startsWith("application/json");
                                assertThat(new String(response.body(), UTF_8))
                                        .isEqualTo("{\"data\":{\"a\":1}}");
                            });
            assertThat(shop.requests()).singleElement().returns(BODY, TestSubgraph.Request::body);
        }
    }

    @Test
    void saysWhoAsksAndSignsIt() {
        try (TestSubgraph shop = TestSubgraph.answering("{}")) {
            fetch(shop, OperationKind.QUERY);

            TestSubgraph.Request request = shop.requests().getFirst();
            assertThat(request.header("authorization")).isEqualTo("Bearer secret-token");
            assertThat(request.header("commercegraph-caller-key")).isEqualTo("client-key");
            assertThat(request.header("x-correlation-id")).isEqualTo("correlation-1");
            assertThat(verify(shop, request))
                    .isInstanceOfSatisfying(
                            Verification.Verified.class,
                            verified -> {
                                assertThat(verified.keyId()).isEqualTo("router-shop");
                                assertThat(verified.components())
                                        .contains("authorization", "commercegraph-caller-key");
                            });
        }
    }

    @Test
    void sendsNoSignatureWithoutAKey() {
        try (TestSubgraph shop = TestSubgraph.answering("{}")) {
            fetch(shop, OperationKind.QUERY, settings -> withoutKey(settings));

            assertThat(shop.requests().getFirst().headers()).doesNotContainKey("signature");
        }
    }

    @Test
    void usesANewNonceEachTime() {
        try (TestSubgraph shop = TestSubgraph.answering("{}")) {
            fetch(shop, OperationKind.QUERY);
            fetch(shop, OperationKind.QUERY);

            assertThat(shop.requests().stream().map(request -> request.header("signature-input")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void givesUpAfterTheTimeout() {
        try (TestSubgraph shop = TestSubgraph.silent()) {
            Duration timeout = Duration.ofMillis(100);

            assertThat(fetch(shop, OperationKind.QUERY, settings -> withTimeout(settings, timeout)))
                    .isEqualTo(new SubgraphFailure.TimedOut(SHOP, timeout));
            assertThat(shop.requests()).hasSize(1);
        }
    }

    @Test
    void takesNoMoreBytesThanItMay() {
        try (TestSubgraph announced = TestSubgraph.answering("x".repeat(5_000));
                TestSubgraph chunked = TestSubgraph.chunked("x".repeat(5_000))) {
            for (TestSubgraph shop : List.of(announced, chunked)) {
                assertThat(fetch(shop, OperationKind.QUERY, settings -> withBytes(settings, 4_999)))
                        .isEqualTo(new SubgraphFailure.TooLarge(SHOP, 4_999));
                assertThat(fetch(shop, OperationKind.QUERY, settings -> withBytes(settings, 5_000)))
                        .isInstanceOf(SubgraphResponse.class);
            }
        }
    }

    @Test
    void undoesCompressionWithinTheSameBound() throws IOException {
        byte[] gzipped = gzip("y".repeat(5_000));
        try (TestSubgraph shop =
                TestSubgraph.answering(
                        _ ->
                                new TestSubgraph.Response(
                                        200,
                                        Map.of(
                                                "content-type",
                                                "application/json",
                                                "content-encoding",
                                                "gzip"),
                                        gzipped))) {
            assertThat(fetch(shop, OperationKind.QUERY))
                    .isInstanceOfSatisfying(
                            SubgraphResponse.class,
                            response -> assertThat(response.body()).hasSize(5_000));
            assertThat(fetch(shop, OperationKind.QUERY, settings -> withBytes(settings, 4_999)))
                    .isInstanceOf(SubgraphFailure.TooLarge.class);
        }
    }

    @Test
    void sendsAQueryAgainWhenTheConnectionBreaks() {
        try (TestSubgraph shop = TestSubgraph.breakingTheFirst(1, "{\"data\":{}}")) {
            assertThat(fetch(shop, OperationKind.QUERY)).isInstanceOf(SubgraphResponse.class);
            assertThat(shop.requests()).hasSize(2);
        }
    }

    @Test
    void sendsAQueryAgainOnce() {
        try (TestSubgraph shop = TestSubgraph.breakingTheFirst(2, "{\"data\":{}}")) {
            assertThat(fetch(shop, OperationKind.QUERY))
                    .isInstanceOf(SubgraphFailure.Unreachable.class);
            assertThat(shop.requests()).hasSize(2);
        }
    }

    @Test
    void neverSendsAMutationAgain() {
        try (TestSubgraph shop = TestSubgraph.breakingTheFirst(1, "{\"data\":{}}")) {
            assertThat(fetch(shop, OperationKind.MUTATION))
                    .isInstanceOf(SubgraphFailure.Unreachable.class);
            assertThat(shop.requests()).hasSize(1);
        }
    }

    @Test
    void spendsNoMoreRetriesThanItsBudget() {
        RetryBudget budget = new RetryBudget();
        int retries = 0;
        for (int i = 0; i < 1_000; i++) {
            budget.firstTry();
            retries += budget.takeRetry() ? 1 : 0;
        }

        assertThat(retries).isBetween(100, 110);
    }

    @Test
    void handsOnFailingStatuses() {
        try (TestSubgraph shop =
                TestSubgraph.answering(
                        _ -> new TestSubgraph.Response(503, Map.of(), "busy".getBytes(UTF_8)))) {
            assertThat(fetch(shop, OperationKind.QUERY))
                    .isInstanceOfSatisfying(
                            SubgraphResponse.class,
                            response -> {
                                assertThat(response.status()).isEqualTo(503);
                                assertThat(response.contentType()).isEmpty();
                            });
        }
    }

    @Test
    void refusesASubgraphThatIsNotConfigured() {
        HttpSubgraphClient client =
                new HttpSubgraphClient(
                        VERTX, List.of(), 25, InstantSource.system(), SubgraphListener.NONE);

        assertThat(fetch(client, OperationKind.QUERY)).isInstanceOf(SubgraphFailure.Refused.class);
    }

    private static Verification verify(TestSubgraph shop, TestSubgraph.Request request) {
        SignedMessage message =
                SignedMessage.of(
                        "POST",
                        request.header("host"),
                        request.target(),
                        name -> request.headers().getOrDefault(name, List.of()));
        return new Verifier(Profile.PEER, Set.of(shop.authority()), KeyRing.of(List.of(KEY)))
                .verify(message, request.body(), Instant.now());
    }

    private static SubgraphResult fetch(TestSubgraph shop, OperationKind kind) {
        return fetch(shop, kind, settings -> settings);
    }

    private static SubgraphResult fetch(
            TestSubgraph shop, OperationKind kind, UnaryOperator<SubgraphSettings> change) {
        SubgraphSettings settings =
                new SubgraphSettings(
                        SHOP,
                        URI.create(shop.url()),
                        Duration.ofSeconds(10),
                        1 << 20,
                        4,
                        Optional.of(KEY));
        HttpSubgraphClient client =
                new HttpSubgraphClient(
                        VERTX,
                        List.of(change.apply(settings)),
                        25,
                        InstantSource.system(),
                        SubgraphListener.NONE);
        SubgraphResult result = fetch(client, kind);
        client.close().await();
        return result;
    }

    private static SubgraphResult fetch(HttpSubgraphClient client, OperationKind kind) {
        Caller caller =
                new Caller(
                        Optional.of("usr_1"),
                        Set.of(),
                        Set.of(),
                        Optional.of("client-key"),
                        Optional.of("secret-token"),
                        "partition");
        CompletableFuture<SubgraphResult> result = new CompletableFuture<>();
        SubgraphRequest request =
                new SubgraphRequest(SHOP, kind, BODY, new RequestContext(caller, "correlation-1"));
        VERTX.runOnContext(_ -> client.fetch(request, result::complete));
        return result.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static SubgraphSettings withoutKey(SubgraphSettings of) {
        return new SubgraphSettings(
                of.subgraph(),
                of.url(),
                of.timeout(),
                of.responseBytesMax(),
                of.connectionsMax(),
                Optional.empty());
    }

    private static SubgraphSettings withTimeout(SubgraphSettings of, Duration timeout) {
        return new SubgraphSettings(
                of.subgraph(),
                of.url(),
                timeout,
                of.responseBytesMax(),
                of.connectionsMax(),
                of.key());
    }

    private static SubgraphSettings withBytes(SubgraphSettings of, int bytesMax) {
        return new SubgraphSettings(
                of.subgraph(), of.url(), of.timeout(), bytesMax, of.connectionsMax(), of.key());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
