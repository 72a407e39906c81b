package commercegraph.quickstart;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of a token when its user is disabled or loses a role: at the router, and at each
/// subgraph by itself.
class RevokedTokensTest {
    private static final Duration EVERYWHERE_MAX = Duration.ofSeconds(60);
    private static final String ME = "{ me { id } }";
    private static final String AUDIT = "{ auditEvents(first: 1) { nodes { id } } }";

    private final Client admin = Running.client().signedInAs("admin@example.com");

    /// An account, and the token that it has now.
    private record Account(String id, String email, String token) {
        Client atRouter() {
            return Running.client().with("authorization", "Bearer " + token);
        }

        Answer ask(String subgraph) {
            return Client.anonymous(requireNonNull(Running.ports().subgraphs().get(subgraph)))
                    .with("authorization", "Bearer " + token)
                    .askAsRouter(subgraph, "{ __typename }");
        }

        Account signedInAgain() {
            return new Account(
                    id, email, signIn(email).at("/signIn/tokens/accessToken").asString());
        }
    }

    @Test
    void aDisabledUsersTokenIsRefusedEverywhereUntilTheySignInAgain() {
        Account disabled = open();
        Account other = open();
        for (Account account : new Account[] {disabled, other}) {
            assertGoodEverywhere(account);
        }
        status(disabled, "DISABLED");
        restartRedis();

        assertRevokedEverywhere(disabled);
        assertThat(signIn(disabled.email()).at("/signIn/userErrors/0/code").asString())
                .isEqualTo("USER_DISABLED");
        assertGoodEverywhere(other);

        status(disabled, "ACTIVE");
        assertGoodEverywhere(disabled.signedInAgain());
        assertRevokedEverywhere(disabled);
        assertGoodEverywhere(other);
    }

    @Test
    void aRemovedRoleIsGoneWithItsScopes() {
        Account before = open();
        role("assignRole", before);
        Account support = before.signedInAgain();
        assertGoodEverywhere(support);
        assertThat(support.atRouter().ask(AUDIT).at("/auditEvents/nodes").size()).isEqualTo(1);
        assertRevokedEverywhere(before);

        role("removeRole", support);

        assertRevokedEverywhere(support);
        Account customer = support.signedInAgain();
        assertGoodEverywhere(customer);
        assertThat(customer.atRouter().ask(AUDIT).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aRevocationSurvivesARestartOfRedis() {
        Account account = open();
        status(account, "DISABLED");
        assertRevokedEverywhere(account);
        restartRedis();
        assertRevokedEverywhere(account);
    }

    private static void assertGoodEverywhere(Account account) {
        Answer me = account.atRouter().ask(ME);
        assertThat(me.at("/me/id").asString("")).as(me.toString()).isEqualTo(account.id());
        for (String subgraph : Running.ports().subgraphs().keySet()) {
            assertThat(account.ask(subgraph).status()).as(subgraph).isEqualTo(200);
        }
    }

    private static void assertRevokedEverywhere(Account account) {
        await("the router")
                .atMost(EVERYWHERE_MAX)
                .until(() -> account.atRouter().ask(ME).status() == 401);
        assertRevoked(account.atRouter().ask(ME));
        for (String subgraph : Running.ports().subgraphs().keySet()) {
            await(subgraph)
                    .atMost(EVERYWHERE_MAX)
                    .until(() -> account.ask(subgraph).status() == 401);
            assertRevoked(account.ask(subgraph));
        }
    }

    private static void assertRevoked(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.body().at("/errors/0/extensions/reason").asString(""))
                .isEqualTo("TOKEN_REVOKED");
    }

    /// The same process, with what it has written to its file; all its connections are lost.
    private static void restartRedis() {
        String before = redisRun();
        redis("DEBUG RESTART");
        await().until(() -> !redisRun().isEmpty() && !redisRun().equals(before));
    }

    private static String redisRun() {
        return redis("INFO server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .findFirst()
                .orElse("");
    }

    /// Empty where the server goes away over it, or is not back yet.
    private static String redis(String command) {
        URI redis = Running.stores().redis().uri();
        try (var socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (IOException away) {
            return "";
        }
    }

    private static Account open() {
        String email = UUID.randomUUID() + "@example.org";
        ask("signUp", "SignUpInput", "", Map.of("email", email, "password", Secrets.PASSWORD));
        Answer confirmed =
                ask(
                        "confirmSignUp",
                        "ConfirmSignUpInput",
                        "user { id }",
                        Map.of("email", email, "code", code(email)));
        return new Account(confirmed.at("/confirmSignUp/user/id").asString(), email, "")
                .signedInAgain();
    }

    private static Answer signIn(String email) {
        return ask(
                "signIn",
                "SignInInput",
                "tokens { accessToken }",
                Map.of("email", email, "password", Secrets.PASSWORD));
    }

    private void status(Account account, String status) {
        Answer answer =
                ask(
                        admin,
                        "changeUserStatus",
                        "ChangeUserStatusInput",
                        "user { status }",
                        Map.of("id", account.id(), "status", status));
        assertThat(answer.at("/changeUserStatus/user/status").asString("")).isEqualTo(status);
    }

    private void role(String mutation, Account account) {
        Answer answer =
                ask(
                        admin,
                        mutation,
                        "RoleInput",
                        "user { id }",
                        Map.of("userId", account.id(), "role", "SUPPORT"));
        assertThat(answer.at("/" + mutation + "/user/id").asString("")).isEqualTo(account.id());
    }

    private static Answer ask(String mutation, String type, String selected, Map<String, ?> input) {
        return ask(Running.client(), mutation, type, selected, input);
    }

    private static Answer ask(
            Client client, String mutation, String type, String selected, Map<String, ?> input) {
        String document =
                "mutation ($input: %s!) { %s(input: $input) { %s userErrors { code } } }"
                        .formatted(type, mutation, selected);
        Answer answer = client.ask(document, Map.of("input", input));
        assertThat(answer.hasErrors()).as(answer.toString()).isFalse();
        return answer;
    }

    /// From the newest mail to this address.
    private static String code(String email) {
        URI mails = URI.create("http://127.0.0.1:" + Running.ports().users() + "/dev/mails");
        try (var in = mails.toURL().openStream()) {
            for (JsonNode mail : Client.JSON.readTree(in)) {
                if (mail.get("to").asString().equals(email)) {
                    return mail.get("code").asString();
                }
            }
            throw new AssertionError("no mail to " + email);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
