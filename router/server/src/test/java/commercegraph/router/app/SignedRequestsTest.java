package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.security.ClientKey;
import commercegraph.router.testing.TestClient;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestRouter;
import commercegraph.signatures.Headers;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Signer;
import commercegraph.stores.SharedStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestsTest {
    private static final byte[] SECRET = "quickstart-secret-for-tests-only".getBytes(UTF_8);
    private static final byte[] NEXT_SECRET = "quickstart-secret-for-tests-next".getBytes(UTF_8);
    private static final HmacKey KEY = new HmacKey("events", List.of(SECRET, NEXT_SECRET));
    private static final byte[] RECORD = TestClient.body("mutation { record }").getBytes(UTF_8);
    private static TestRouter router;

    @BeforeAll
    static void start() {
        router = start(SharedStores.redis().uri().toString());
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    private static TestRouter start(String redis) {
        return TestRouter.start(
                configuration ->
                        configuration.withClientKeys(
                                List.of(new ClientKey(KEY, Set.of("events:write"))), redis));
    }

    @Test
    void runsASignedRequest() {
        Answer answer = send(RECORD, sign(RECORD));

        assertThat(answer.text()).isEqualTo("{\"data\":{\"record\":true}}");
        assertThat(router.shop().requests().getLast().header("commercegraph-caller-key"))
                .isEqualTo("events");
    }

    @Test
    void takesBothSecretsOfAKey() {
        HmacKey rotated = new HmacKey("events", List.of(NEXT_SECRET));

        assertThat(send(RECORD, sign(RECORD, rotated, Instant.now())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { record }",
                "mutation { open record }",
                "mutation { x: record }",
                "mutation { ...F } fragment F on Mutation { record }",
                "mutation { ... on Mutation { ... { record } } }",
                "mutation($a: Boolean = true) { record @include(if: $a) }",
                "{ product(id: 1) { trace } }",
                "{ node(id: 1) { ... on Product { trace } } }"
            })
    void asksForASignatureWhateverShapeTheOperationHas(String document) {
        int before = router.shop().requests().size();
        Answer answer = router.client().query(document);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("SIGNATURE_MISSING");
        assertThat(router.shop().requests()).hasSize(before);
    }

    @Test
    void asksForNoneWhereTheFieldIsSkipped() {
        assertThat(router.client().query("mutation { open record @skip(if: true) }").text())
                .isEqualTo("{\"data\":{\"open\":true}}");
    }

    @Test
    void refusesAReplay() {
        Map<String, String> signature = sign(RECORD);
        assertThat(send(RECORD, signature).status()).isEqualTo(200);

        assertRefused(send(RECORD, signature), 401, "SIGNATURE_REPLAYED");
    }

    @Test
    void refusesAChangedByte() {
        byte[] changed = TestClient.body("mutation { record }  ").getBytes(UTF_8);

        assertRefused(send(changed, sign(RECORD)), 401, "SIGNATURE_INVALID");
    }

    @Test
    void refusesAnOldDateAndTellsTheTime() {
        Answer answer = send(RECORD, sign(RECORD, KEY, Instant.now().minusSeconds(320)));

        assertRefused(answer, 401, "SIGNATURE_EXPIRED");
        assertThat(Long.parseLong(answer.extension("serverTime")))
                .isCloseTo(
                        Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
    }

    @Test
    void refusesAnUnknownKey() {
        HmacKey stranger = new HmacKey("stranger", List.of(SECRET));

        assertRefused(send(RECORD, sign(RECORD, stranger, Instant.now())), 401, "KEY_UNKNOWN");
    }

    @Test
    void refusesAKeyWithoutTheScope() {
        byte[] body = TestClient.body("mutation { record describe }").getBytes(UTF_8);

        assertRefused(send(body, sign(body)), 403, "KEY_FORBIDDEN");
    }

    @Test
    void refusesAWrongSignatureAlsoWhereNoneIsAskedFor() {
        byte[] open = TestClient.body("{ product(id: 1) { id } }").getBytes(UTF_8);
        Map<String, String> signature = sign(open);
        signature.put("signature", "sig1=:AAAA:");

        assertRefused(send(open, signature), 401, "SIGNATURE_INVALID");
    }

    @Test
    void refusesASignatureWithHalfItsHeaders() {
        for (String missing : List.of("signature", "signature-input", "content-digest")) {
            Map<String, String> signature = sign(RECORD);
            signature.remove(missing);

            assertRefused(send(RECORD, signature), 401, "SIGNATURE_INVALID");
        }
    }

    @Test
    void refusesSignedRequestsByGet() {
        Map<String, String> headers = sign(RECORD);
        headers.put("graphql-require-preflight", "1");
        Answer answer =
                router.client()
                        .get(
                                "/graphql?query=%7Bproduct(id:1)%7Bid%7D%7D",
                                headers.entrySet().stream()
                                        .flatMap(
                                                header ->
                                                        java.util.stream.Stream.of(
                                                                header.getKey(), header.getValue()))
                                        .toArray(String[]::new));

        assertRefused(answer, 401, "SIGNATURE_INVALID");
        assertRefused(
                router.client()
                        .get(
                                "/graphql?query=%7Bproduct(id:1)%7Btrace%7D%7D",
                                "graphql-require-preflight", "1"),
                401,
                "SIGNATURE_MISSING");
    }

    @Test
    void coversTheBytesAsTheyCame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(RECORD);
        }
        byte[] compressed = bytes.toByteArray();
        Map<String, String> signature = sign(compressed);
        signature.put("content-encoding", "gzip");

        assertThat(send(compressed, signature).text()).isEqualTo("{\"data\":{\"record\":true}}");
    }

    @Test
    void refusesSignedRequestsWhileTheirNoncesCannotBeKept() {
        try (TestRouter lonely = start("redis://127.0.0.1:1")) {
            Answer answer = lonely.client().post(RECORD, sign(RECORD, KEY, Instant.now(), lonely));

            assertRefused(answer, 503, "UNAVAILABLE");
            assertThat(lonely.client().query("mutation { open }").status()).isEqualTo(200);
        }
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.data()).isEmpty();
    }

    private static Answer send(byte[] body, Map<String, String> headers) {
        return router.client().post(body, headers);
    }

    private static Map<String, String> sign(byte[] body) {
        return sign(body, KEY, Instant.now());
    }

    private static Map<String, String> sign(byte[] body, HmacKey key, Instant created) {
        return sign(body, key, created, router);
    }

    private static Map<String, String> sign(
            byte[] body, HmacKey key, Instant created, TestRouter receiver) {
        SignedMessage message =
                SignedMessage.of(
                        "POST",
                        "127.0.0.1:" + receiver.server().port(),
                        "/graphql",
                        Headers.of(Map.of("content-type", List.of("application/json"))));
        return new TreeMap<>(
                new Signer(Profile.CLIENT, key)
                        .sign(message, body, created, UUID.randomUUID().toString())
                        .asMap());
    }
}
