package commercegraph.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import commercegraph.stores.EmbeddedRedis;
import commercegraph.support.example.ExampleApplication;
import commercegraph.support.revocations.RedisRevocations;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.TestIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// Two instances of a subgraph with one Redis, over real HTTP.
class RevocationTest {

    private static final TestIdentity IDENTITY = TestIdentity.start();
    private static final String DOCUMENT = "{ secret }";

    @TempDir static Path data;
    private static EmbeddedRedis redis;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.start(Optional.of(data), 0);
        var settings =
                Map.<String, Object>of(
                        "commercegraph.revocations.redis-uri",
                        redis.uri().toString(),
                        "commercegraph.revocations.cached",
                        "100ms");
        one = ExampleApplication.start(IDENTITY, settings);
        other = ExampleApplication.start(IDENTITY, settings);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        redis.close();
        IDENTITY.close();
    }

    @Test
    void refusesTheTokensOfBeforeOnEveryInstance() {
        Instant now = Instant.now();
        String before = token("usr_a", now.minusSeconds(2));
        String after = token("usr_a", now);
        String somebodyElses = token("usr_b", now.minusSeconds(2));
        for (var instance : List.of(one, other)) assertGood(instance, before);
        revoke("usr_a", now);
        for (var instance : List.of(one, other)) {
            await().until(() -> ask(instance, before).status() == 401);
            GraphAnswer refused = ask(instance, before);
            assertThat(refused.errorCodes()).containsExactly("UNAUTHENTICATED");
            assertThat(refused.errors().toString()).contains("reason=TOKEN_REVOKED");
            assertThat(refused.headers().firstValue("www-authenticate"))
                    .contains("Bearer error=\"invalid_token\"");
            // The revocation is rounded up to the next second; this token is of the one before.
            assertThat(ask(instance, after).status()).isEqualTo(401);
            assertGood(instance, token("usr_a", now.plusSeconds(1)));
            assertGood(instance, somebodyElses);
        }
    }

    @Test
    void saysThatATokenHasExpiredBeforeItSaysThatItWasRevoked() {
        Instant now = Instant.now();
        revoke("usr_c", now);
        String expired =
                IDENTITY.tokenWith(
                        "usr_c",
                        claims ->
                                claims.issueTime(Date.from(now.minusSeconds(900)))
                                        .expirationTime(Date.from(now.minusSeconds(1))));
        assertThat(ask(one, expired).errors().toString()).contains("reason=TOKEN_EXPIRED");
    }

    @Test
    void holdsWhatItKnowsWhileRedisIsAwayAndLearnsTheRestAfterwards() {
        Instant now = Instant.now();
        String revoked = token("usr_f", now.minusSeconds(2));
        String good = token("usr_g", now.minusSeconds(2));
        revoke("usr_f", now);
        assertThat(ask(one, revoked).status()).isEqualTo(401);
        int port = redis.uri().getPort();
        redis.close();
        await().ignoreExceptions().until(() -> isUnreadable(one));
        assertThat(ask(one, revoked).status()).isEqualTo(401);
        assertGood(one, good);
        assertThatThrownBy(() -> revoke("usr_g", now)).isInstanceOf(RuntimeException.class);
        redis = EmbeddedRedis.start(Optional.of(data), port);
        await().ignoreExceptions()
                .until(
                        () -> {
                            revoke("usr_g", now);
                            return true;
                        });
        for (var instance : List.of(one, other)) {
            await().until(() -> ask(instance, good).status() == 401);
            await().until(() -> ask(instance, revoked).status() == 401);
        }
    }

    private static boolean isUnreadable(ConfigurableApplicationContext instance) {
        return instance.getBean(RedisRevocations.class)
                .notBefore("usr_nobody")
                .toCompletableFuture()
                .handle((_, failure) -> failure != null)
                .join();
    }

    private static void revoke(String userId, Instant now) {
        one.getBean(RedisRevocations.class)
                .revoke(userId, now.plusNanos(1))
                .toCompletableFuture()
                .join();
    }

    private static String token(String userId, Instant issuedAt) {
        UnaryOperator<JWTClaimsSet.Builder> issued =
                claims -> claims.issueTime(Date.from(issuedAt));
        return IDENTITY.tokenWith(userId, issued);
    }

    private static void assertGood(ConfigurableApplicationContext instance, String token) {
        GraphAnswer answer = ask(instance, token);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.text("secret")).isEqualTo("secret");
    }

    private static GraphAnswer ask(ConfigurableApplicationContext instance, String token) {
        return SubgraphTestClient.of(instance).withToken(token).execute(DOCUMENT);
    }
}
