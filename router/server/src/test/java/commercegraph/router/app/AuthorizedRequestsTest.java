package commercegraph.router.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.security.IdentitySettings;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestIssuer;
import commercegraph.router.testing.TestRouter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuthorizedRequestsTest {
    private static TestIssuer issuer;
    private static TestRouter router;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        router =
                TestRouter.start(
                        configuration ->
                                configuration.withIdentity(
                                        new RouterConfiguration.Identity(
                                                new IdentitySettings(
                                                        issuer.issuer(),
                                                        Set.of(TestIssuer.CLIENT_ID),
                                                        Map.of("REPORTER", Set.of("c")),
                                                        Map.of()),
                                                URI.create(issuer.keySetUri()),
                                                RouterConfiguration.Identity
                                                        .DEFAULT_REVOCATIONS_CACHED)));
    }

    @AfterAll
    static void stop() {
        router.close();
        issuer.close();
    }

    @Test
    void deniesAFieldAndLetsTheRestStand() {
        Answer answer = router.client().query("{ me { id } product(id: 1) { name } }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data()).isEqualTo("{\"me\":null,\"product\":{\"name\":\"Chair\"}}");
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(router.shop().requests().getLast().text()).doesNotContain("me{", "me {");
    }

    @Test
    void letsAPersonIn() {
        String token = issuer.token("usr_1");
        Answer answer =
                router.client().query("{ me { id } report }", "authorization", "Bearer " + token);

        assertThat(answer.data()).isEqualTo("{\"me\":{\"id\":\"usr_1\"},\"report\":null}");
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(router.shop().requests().getLast().header("authorization"))
                .isEqualTo("Bearer " + token);
    }

    @Test
    void givesRolesTheirScopes() {
        Answer answer =
                router.client()
                        .query(
                                "{ report }",
                                "authorization",
                                "bearer " + issuer.token("usr_2", "REPORTER"));

        assertThat(answer.text()).isEqualTo("{\"data\":{\"report\":\"r\"}}");
    }

    @Test
    void refusesAWrongTokenWhateverIsAskedFor() {
        String expired = issuer.token("usr_1", Duration.ofSeconds(-1));
        Answer late =
                router.client()
                        .query("{ product(id: 1) { id } }", "authorization", "Bearer " + expired);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(late.extension("reason")).isEqualTo("TOKEN_EXPIRED");

        String other;
        try (TestIssuer stranger = TestIssuer.start()) {
            other = stranger.token("usr_1", "REPORTER");
        }
        for (String header :
                new String[] {"Bearer " + other, "Bearer x", "Bearer ", "Basic YTpi"}) {
            Answer answer =
                    router.client().query("{ product(id: 1) { id } }", "authorization", header);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void splitsByTypeWhatAnInterfaceHolds() {
        Answer answer = router.client().query("{ node(id: 1) { id } }");

        assertThat(answer.text()).isEqualTo("{\"data\":{\"node\":{\"id\":\"1\"}}}");
    }

    @Test
    void asksTheIssuerRarely() {
        for (int i = 0; i < 20; i++) {
            router.client()
                    .query("{ me { id } }", "authorization", "Bearer " + issuer.token("usr_" + i));
        }
        assertThat(issuer.fetches()).isLessThan(5);
    }
}
