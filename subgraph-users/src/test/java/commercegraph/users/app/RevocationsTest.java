package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static commercegraph.users.app.UsersUnderTest.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.stores.EmbeddedRedis;
import commercegraph.stores.SharedStores;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Two instances of the subgraph on one table and one Redis: what ends at one ends at the other.
class RevocationsTest {

    @Test
    void whatEndsAtOneInstanceEndsAtTheOther() {
        String redis = SharedStores.redis().uri().toString();
        try (var one = instance(redis);
                var other = instance(redis)) {
            var here = new AccountCalls(SubgraphTestClient.of(one));
            var there = new AccountCalls(SubgraphTestClient.of(other));
            String out = signedInAs(here, account(here));
            String demoted = account(here);
            String demotedToken = signedInAs(here, demoted);
            assertThat(there.me(out).status()).isEqualTo(200);
            assertThat(there.me(demotedToken).status()).isEqualTo(200);

            here.signOut(out);
            GraphAnswer me = here.me(demotedToken);
            remove(here, me.text("me.id"), "CUSTOMER");

            for (String token : new String[] {out, demotedToken})
                await().until(() -> there.me(token).status() == 401);
            assertThat(here.me(out).errorCodes()).containsExactly("UNAUTHENTICATED");
            String back = signedInAs(there, demoted);
            assertThat(there.me(back).status()).isEqualTo(200);
        }
    }

    @Test
    void aRevocationWaitsForARedisThatIsAway() throws IOException {
        int port = freePort();
        try (var subgraph = instance("redis://127.0.0.1:" + port)) {
            var person = new AccountCalls(SubgraphTestClient.of(subgraph));
            String token = signedInAs(person, account(person));
            assertThat(person.signOut(token).errors()).isEmpty();
            assertThat(person.me(token).status()).isEqualTo(200);
            try (var _ = EmbeddedRedis.start(Optional.empty(), port)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> person.me(token).status() == 401);
            }
        }
    }

    /// On a table of its own: whoever delivers has to be one who knows the Redis.
    private static ConfigurableApplicationContext instance(String redis) {
        return UsersUnderTest.start(
                Map.of(
                        "commercegraph.dynamodb.users-table",
                        "users-" + Integer.toHexString(redis.hashCode()),
                        "commercegraph.revocations.redis-uri",
                        redis,
                        "commercegraph.revocations.cached",
                        "100ms",
                        "commercegraph.events.every",
                        "100ms"));
    }

    private static String account(AccountCalls person) {
        String email = freshEmail();
        person.account(email);
        return email;
    }

    private static String signedInAs(AccountCalls person, String email) {
        return person.signIn(email, PASSWORD).text("signIn.tokens.accessToken");
    }

    private static void remove(AccountCalls calls, String id, String role) {
        GraphAnswer admin = calls.signIn("admin@example.com", UsersUnderTest.PASSWORD);
        assertThat(admin.text("signIn.user.id")).isEqualTo(ADMIN);
        var input = new HashMap<>(Map.of("userId", id, "role", role));
        GraphAnswer removed =
                calls.client()
                        .withToken(admin.text("signIn.tokens.accessToken"))
                        .execute(
                                "mutation($input: RoleInput!) { removeRole(input: $input) { userErrors { code } } }",
                                Map.of("input", input));
        assertThat(removed.list("removeRole.userErrors")).isEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
