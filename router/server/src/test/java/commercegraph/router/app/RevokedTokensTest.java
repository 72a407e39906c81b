package commercegraph.router.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.router.security.IdentitySettings;
import commercegraph.router.testing.TestClient.Answer;
import commercegraph.router.testing.TestIssuer;
import commercegraph.router.testing.TestRouter;
import commercegraph.stores.EmbeddedRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances of the router with one Redis.
class RevokedTokensTest {
    private static final Duration CACHED = Duration.ofMillis(100);

    @TempDir static Path data;
    private static EmbeddedRedis redis;
    private static TestIssuer issuer;
    private static TestRouter one;
    private static TestRouter other;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.start(Optional.of(data), 0);
        issuer = TestIssuer.start();
        one = router();
        other = router();
    }

    private static TestRouter router() {
        IdentitySettings settings =
                new IdentitySettings(
                        issuer.issuer(), Set.of(TestIssuer.CLIENT_ID), Map.of(), Map.of());
        return TestRouter.start(
                configuration ->
                        configuration
                                .withIdentity(
                                        new RouterConfiguration.Identity(
                                                settings, URI.create(issuer.keySetUri()), CACHED))
                                .withClientKeys(List.of(), redis.uri().toString()));
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        issuer.close();
        redis.close();
    }

    @Test
    void refusesTheTokensOfBeforeOnEveryInstance() {
        String token = issuer.token("user-a");
        String somebodyElses = issuer.token("user-b");
        for (TestRouter router : List.of(one, other)) {
            assertThat(ask(router, token).status()).isEqualTo(200);
        }

        revoke("user-a");

        for (TestRouter router : List.of(one, other)) {
            await().until(() -> ask(router, token).status() == 401);
            Answer refused = ask(router, token);
            assertThat(refused.code()).isEqualTo("UNAUTHENTICATED");
            assertThat(refused.extension("reason")).isEqualTo("TOKEN_REVOKED");
            assertThat(ask(router, somebodyElses).data()).isEqualTo("{\"me\":{\"id\":\"usr_1\"}}");
        }
    }

    @Test
    void holdsWhatItKnowsWhileRedisIsAwayAndLearnsTheRestAfterwards() {
        String revoked = issuer.token("user-c");
        String good = issuer.token("user-d");
        String unseen = issuer.token("user-e");
        revoke("user-c");
        assertThat(ask(one, revoked).status()).isEqualTo(401);
        assertThat(ask(one, good).status()).isEqualTo(200);
        int port = redis.uri().getPort();

        redis.close();

        for (String token : List.of(good, unseen)) {
            assertThat(ask(one, token).status()).isEqualTo(200);
        }
        assertThat(ask(one, revoked).status()).isEqualTo(401);

        redis = EmbeddedRedis.start(Optional.of(data), port);
        revoke("user-d");

        for (TestRouter router : List.of(one, other)) {
            await().until(() -> ask(router, good).status() == 401);
            await().until(() -> ask(router, revoked).status() == 401);
            assertThat(ask(router, unseen).status()).isEqualTo(200);
        }
    }

    private static Answer ask(TestRouter router, String token) {
        return router.client().query("{ me { id } }", "authorization", "Bearer " + token);
    }

    private static void revoke(String userId) {
        RedisClient client = RedisClient.create(redis.uri().toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            long nextSecond = Instant.now().getEpochSecond() + 1;
            connection
                    .sync()
                    .set("commercegraph:tokens-not-before:" + userId, Long.toString(nextSecond));
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
