package commercegraph.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import commercegraph.support.configuration.SubgraphProperties;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.example.ExampleApplication;
import commercegraph.support.services.ServiceClient;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Over real HTTP, against the smallest subgraph.
class SubgraphApplicationTest {

    private static final String PEER = "commercegraph.signatures.peers.";
    private static final TestIdentity IDENTITY = TestIdentity.start();
    private static final ConfigurableApplicationContext SUBGRAPH =
            ExampleApplication.start(
                    IDENTITY,
                    Map.of(
                            PEER + SubgraphTestClient.ROUTER_KEY + ".fields-denied[0]", "stock",
                            PEER + SubgraphTestClient.SERVICE_KEY + ".fields[0]", "stock",
                            PEER + SubgraphTestClient.SERVICE_KEY + ".fields[1]", "_entities"));
    private static final SubgraphTestClient ROUTER = SubgraphTestClient.of(SUBGRAPH);
    private static final SubgraphTestClient SERVICE =
            ROUTER.asPeer(SubgraphTestClient.SERVICE_KEY, SubgraphTestClient.SERVICE_SECRET);

    private static final String CALLER =
            "{ caller { userId roles callerKeyId peerKeyId correlationId logged } }";

    @AfterAll
    static void stop() {
        SUBGRAPH.close();
        IDENTITY.close();
    }

    @Test
    void readsItsOwnConfigurationFileBelowTheGivenProperties() {
        assertThat(SUBGRAPH.getEnvironment().getProperty("example.from-file")).isEqualTo("true");
        assertThat(SUBGRAPH.getEnvironment().getProperty("server.port")).isEqualTo("0");
    }

    @Test
    void tellsTheDataFetcherWhoAsks() {
        GraphAnswer answer =
                ROUTER.withToken(IDENTITY.token("usr_1", "SUPPORT"))
                        .withCallerKey("quickstart")
                        .withHeader("x-correlation-id", "abc-1")
                        .execute(CALLER);
        assertThat(answer.at("caller"))
                .isEqualTo(
                        Map.of(
                                "userId", "usr_1",
                                "roles", List.of("SUPPORT"),
                                "callerKeyId", "quickstart",
                                "peerKeyId", "router-test",
                                "correlationId", "abc-1",
                                "logged", "abc-1"));
        assertThat(answer.headers().firstValue("x-correlation-id")).contains("abc-1");
    }

    @Test
    void makesACorrelationIdWhereNoneOrAnInsaneOneIsSent() {
        GraphAnswer none = ROUTER.execute(CALLER);
        assertThat(none.text("caller.correlationId")).startsWith("cor_");
        assertThat(none.headers().firstValue("x-correlation-id"))
                .contains(none.text("caller.correlationId"));
        GraphAnswer insane = ROUTER.withHeader("x-correlation-id", "a b\"c").execute(CALLER);
        assertThat(insane.text("caller.correlationId")).startsWith("cor_");
        assertThat(none.at("caller.userId")).isNull();
    }

    @Test
    void runsDataFetchersOnVirtualThreads() {
        assertThat(ROUTER.execute("{ threadIsVirtual }").at("threadIsVirtual")).isEqualTo(true);
    }

    @Test
    void refusesWhatNoKnownPeerSigned() {
        assertThat(refusal(ROUTER.unsigned().execute(CALLER))).isEqualTo("401 SIGNATURE_MISSING");
        assertThat(
                        refusal(
                                ROUTER.asPeer("nobody", SubgraphTestClient.ROUTER_SECRET)
                                        .execute(CALLER)))
                .isEqualTo("401 KEY_UNKNOWN");
        assertThat(
                        refusal(
                                ROUTER.asPeer(
                                                SubgraphTestClient.ROUTER_KEY,
                                                SubgraphTestClient.SERVICE_SECRET)
                                        .execute(CALLER)))
                .isEqualTo("401 SIGNATURE_INVALID");
        assertThat(
                        refusal(
                                ROUTER.tamperedWith(
                                                headers ->
                                                        with(
                                                                headers,
                                                                "commercegraph-caller-key",
                                                                "stolen"))
                                        .execute(CALLER)))
                .isEqualTo("401 SIGNATURE_INVALID");
        assertThat(
                        refusal(
                                ROUTER.tamperedWith(
                                                headers ->
                                                        with(
                                                                headers,
                                                                "authorization",
                                                                "Bearer "
                                                                        + IDENTITY.token("usr_1")))
                                        .execute(CALLER)))
                .isEqualTo("401 SIGNATURE_INVALID");
        assertThat(ROUTER.get("/graphql?query=x").status()).isEqualTo(401);
        assertThat(ROUTER.get("/nowhere").status()).isEqualTo(401);
        assertThat(ROUTER.get("/health/../graphql").status()).isIn(400, 401);
        assertThat(ROUTER.get("/%68ealth").status()).isIn(400, 401);
    }

    @Test
    void refusesTheSameRequestTheSecondTime() {
        var captured = new HashMap<String, String>();
        byte[] body = "{\"query\":\"{ caller { userId } }\"}".getBytes(StandardCharsets.UTF_8);
        SubgraphTestClient first =
                ROUTER.tamperedWith(
                        headers -> {
                            captured.putAll(headers);
                            return headers;
                        });
        assertThat(first.post(body).status()).isEqualTo(200);
        assertThat(refusal(ROUTER.tamperedWith(_ -> captured).post(body)))
                .isEqualTo("401 SIGNATURE_REPLAYED");
    }

    @Test
    void refusesABodyBeyondItsBound() {
        assertThat(refusal(ROUTER.post(new byte[2 * 1024 * 1024 + 1])))
                .isEqualTo("413 BAD_USER_INPUT");
    }

    @Test
    void answersProbesWithoutASignature() {
        assertThat(ROUTER.get("/health/ready").status()).isEqualTo(200);
        assertThat(ROUTER.get("/health/live").status()).isEqualTo(200);
        assertThat(ROUTER.get("/health").status()).isEqualTo(200);
    }

    static Stream<String> wrongTokens() {
        return Stream.of(
                "nonsense",
                IDENTITY.token("usr_1") + "x",
                IDENTITY.token("not-an-id"),
                IDENTITY.tokenWith("usr_1", claims -> claims.claim("token_use", "id")),
                IDENTITY.tokenWith("usr_1", claims -> claims.claim("client_id", "other")),
                IDENTITY.tokenWith("usr_1", claims -> claims.issuer("http://evil.example")),
                IDENTITY.tokenWith(
                        "usr_1",
                        claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(120)))),
                IDENTITY.tokenWith("usr_1", claims -> aged(claims).issuer("x")),
                "eyJhbGciOiJub25lIn0.eyJ1c2VybmFtZSI6InVzcl8xIn0.");
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void refusesAWrongToken(String token) {
        GraphAnswer answer = ROUTER.withToken(token).execute(CALLER);
        assertThat(refusal(answer)).isEqualTo("401 UNAUTHENTICATED");
        assertThat(answer.body().toString()).doesNotContain("TOKEN_EXPIRED");
    }

    @Test
    void tellsAnExpiredTokenFromAWrongOne() {
        String expired = IDENTITY.tokenWith("usr_1", claims -> aged(claims));
        GraphAnswer answer = ROUTER.withToken(expired).execute(CALLER);
        assertThat(refusal(answer)).isEqualTo("401 UNAUTHENTICATED");
        assertThat(answer.body().toString()).contains("reason=TOKEN_EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad:BAD_USER_INPUT:100% bad",
                "later:UNAVAILABLE:later is not built yet",
                "denied:UNAUTHENTICATED:A signed-in user is needed",
                "boom:INTERNAL:Something went wrong on our side"
            })
    void errorsHaveCodesAndTellNothingOfTheInside(String expected) {
        String[] parts = expected.split(":", -1);
        GraphAnswer answer =
                ROUTER.execute(
                        "query($how: String!) { fail(how: $how) secret }", Map.of("how", parts[0]));
        assertThat(answer.errorCodes()).containsExactly(parts[1]);
        assertThat(answer.errorMessages()).containsExactly(parts[2]);
        assertThat(answer.at("secret")).isEqualTo("secret");
        assertThat(answer.body().toString())
                .contains("path=[fail]")
                .doesNotContain("xception", "jdbc", "classification");
    }

    @Test
    void requiringAScopeAnswersWithNullAndACode() {
        assertThat(ROUTER.execute("{ guarded }").errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(ROUTER.withToken(IDENTITY.token("usr_1")).execute("{ guarded }").errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(
                        ROUTER.withToken(IDENTITY.token("usr_1", "ADMIN"))
                                .execute("{ guarded }")
                                .at("guarded"))
                .isEqualTo("seen");
    }

    @Test
    void entitiesFailOneByOne() {
        GraphAnswer answer =
                ROUTER.execute(
                        "query($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id name parent { id } } } }",
                        Map.of(
                                "r",
                                Stream.of("a", "absent", "forbidden", "b")
                                        .map(id -> Map.of("__typename", "Thing", "id", id))
                                        .toList()));
        assertThat(answer.text("_entities[0].name")).isEqualTo("thing a");
        assertThat(answer.at("_entities[1]")).isNull();
        assertThat(answer.at("_entities[2]")).isNull();
        assertThat(answer.text("_entities[3].parent.id")).isEqualTo("parent");
        assertThat(answer.errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    @Test
    void invalidRequestsAreBadUserInput() {
        assertThat(ROUTER.execute("{ nowhere }").errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(ROUTER.execute("{").errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(
                        ROUTER.execute(
                                        "query($t: DateTime) { echo(time: $t) { time } }",
                                        Map.of("t", "yesterday"))
                                .errorCodes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(ROUTER.execute("{ echo(price: 5) { price } }").errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void scalarsGoInAndOut() {
        GraphAnswer answer =
                ROUTER.execute(
                        "query($json: JSON) { echo(time: \"2026-11-21T13:00:00.5+02:00\", email: \"a@b\", price: \"0.30\", json: $json)"
                                + " { time email price json } }",
                        Map.of("json", Map.of("a", List.of(1, true))));
        assertThat(answer.at("echo"))
                .isEqualTo(
                        Map.of(
                                "time", "2026-11-21T11:00:00.500Z",
                                "email", "a@b",
                                "price", "0.30",
                                "json", Map.of("a", List.of(1, true))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { stock }",
                "mutation { innocent: stock }",
                "mutation { write stock }",
                "mutation { ... { ... on Mutation { stock } } }",
                "mutation { ...F } fragment F on Mutation { ...G } fragment G on Mutation { write stock }",
                "mutation { stock @skip(if: true) write }"
            })
    void aPeerCallsNoFieldThatIsDeniedToIt(String document) {
        GraphAnswer answer = ROUTER.execute(document);
        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(answer.at("write")).isNull();
        assertThat(answer.at("stock")).isNull();
    }

    @Test
    void aPeerWithAListCallsThatAlone() {
        assertThat(SERVICE.execute("mutation { stock __typename }").text("stock"))
                .isEqualTo("moved");
        assertThat(SERVICE.execute("mutation { write }").errorCodes()).containsExactly("FORBIDDEN");
        assertThat(SERVICE.execute("{ a: secret }").errorCodes()).containsExactly("FORBIDDEN");
        assertThat(SERVICE.execute("{ _service { sdl } }").errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(
                        SERVICE.execute("{ _entities(representations: []) { __typename } }")
                                .errorCodes())
                .isEmpty();
    }

    @Test
    void composersCanReadTheSchema() {
        assertThat(ROUTER.execute("{ _service { sdl } }").text("_service.sdl"))
                .contains("type Thing @key");
    }

    @Test
    void servicesCallEachOtherSigned() {
        int port =
                SUBGRAPH.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var peers =
                Map.<String, Object>of(
                        "commercegraph.peers.example.url", "http://127.0.0.1:" + port + "/graphql",
                        "commercegraph.peers.example.key-id", SubgraphTestClient.SERVICE_KEY,
                        "commercegraph.peers.example.secret", SubgraphTestClient.SERVICE_SECRET,
                        "commercegraph.peers.gone.url", "http://127.0.0.1:1/graphql",
                        "commercegraph.peers.gone.key-id", SubgraphTestClient.SERVICE_KEY,
                        "commercegraph.peers.gone.secret", SubgraphTestClient.SERVICE_SECRET);
        try (ConfigurableApplicationContext other = ExampleApplication.start(IDENTITY, peers)) {
            var client = other.getBean(ServiceClient.class);
            assertThat(client.call("example", "mutation { stock }", Map.of()))
                    .isEqualTo(Map.of("stock", "moved"));
            for (String peer : List.of("gone", "unknown"))
                assertThatThrownBy(() -> client.call(peer, "{ secret }", Map.of()))
                        .isInstanceOf(GraphFailure.class);
            assertThatThrownBy(() -> client.call("example", "{ secret }", Map.of()))
                    .isInstanceOf(GraphFailure.class)
                    .hasMessageNotContaining("FORBIDDEN");
            assertThat(other.getBean(SubgraphProperties.class).toString())
                    .doesNotContain("secret-for-tests");
        }
    }

    @Test
    void anIssuerOutOfReachIsUnavailableAndNoWrongToken() {
        var unreachable =
                Map.<String, Object>of(
                        "commercegraph.identity.jwks-uri", "http://127.0.0.1:1/jwks.json");
        try (ConfigurableApplicationContext other =
                ExampleApplication.start(IDENTITY, unreachable)) {
            GraphAnswer answer =
                    SubgraphTestClient.of(other).withToken(IDENTITY.token("usr_1")).execute(CALLER);
            assertThat(refusal(answer)).isEqualTo("503 UNAVAILABLE");
            assertThat(SubgraphTestClient.of(other).execute("{ secret }").text("secret"))
                    .isEqualTo("secret");
        }
    }

    private static JWTClaimsSet.Builder aged(JWTClaimsSet.Builder claims) {
        Instant now = Instant.now();
        return claims.issueTime(Date.from(now.minusSeconds(900)))
                .expirationTime(Date.from(now.minusSeconds(1)));
    }

    private static String refusal(GraphAnswer answer) {
        return answer.status() + " " + String.join(",", answer.errorCodes());
    }

    private static Map<String, String> with(
            Map<String, String> headers, String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
