package commercegraph.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People open accounts over the router, and lose their tokens in each of the ways there are.
class RevocationTest {

    private static final String PASSWORD = "Correct-Horse-42";

    /// What users promise.
    private static final Duration EFFECT_MAX = Duration.ofSeconds(60);

    private record Person(String id, String email, Client client, String refreshToken) {}

    @Test
    void aTokenEndsEverywhereWithinAMinute() {
        Person disabled = open("disabled");
        Person deleted = open("deleted");
        Person demoted = open("demoted");
        Person signedOut = open("signed-out");
        Person reset = open("reset");
        Person left = open("left");
        List<Person> ended = List.of(disabled, deleted, demoted, signedOut, reset);
        ended.forEach(person -> assertThat(me(person).status()).isEqualTo(200));

        Client admin = Running.client().signedInAs("admin@example.com");
        status(admin, disabled, "DISABLED");
        status(admin, deleted, "DELETED");
        Map<String, String> role = Map.of("userId", demoted.id(), "role", "CUSTOMER");
        change(admin, "removeRole", "RoleInput", role);
        signedOut.client().ask("mutation { signOut { userErrors { code } } }");
        reset(reset);

        for (Person person : ended) {
            await(person.email())
                    .atMost(EFFECT_MAX)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> me(person).status() == 401);
            assertThat(me(person).body().at("/errors/0/extensions/reason").asString())
                    .isEqualTo("TOKEN_REVOKED");
            assertThat(refresh(person).at("/refreshTokens/tokens").isNull())
                    .as(person.email())
                    .isEqualTo(!person.equals(demoted));
        }
        assertThat(me(left).status()).isEqualTo(200);
        assertThat(refresh(left).at("/refreshTokens/tokens").isNull()).isFalse();
        assertThat(signIn(signedOut.email(), PASSWORD).at("/signIn/tokens").isNull()).isFalse();
        assertThat(signIn(disabled.email(), PASSWORD).at("/signIn/userErrors/0/code").asString())
                .isEqualTo("USER_DISABLED");
    }

    private static Person open(String name) {
        String email = name + "-" + UUID.randomUUID() + "@example.org";
        ask(
                "mutation($input: SignUpInput!) { signUp(input: $input) { userErrors { code } } }",
                Map.of("email", email, "password", PASSWORD));
        Answer confirmed =
                ask(
                        "mutation($input: ConfirmSignUpInput!) { confirmSignUp(input: $input) { user { id } userErrors { code } } }",
                        Map.of("email", email, "code", code(email)));
        Answer signedIn = signIn(email, PASSWORD);
        String token = signedIn.at("/signIn/tokens/accessToken").asString();
        return new Person(
                confirmed.at("/confirmSignUp/user/id").asString(),
                email,
                Running.client().with("authorization", "Bearer " + token),
                signedIn.at("/signIn/tokens/refreshToken").asString());
    }

    private static Answer signIn(String email, String password) {
        return ask(
                "mutation($input: SignInInput!) { signIn(input: $input) { tokens { accessToken refreshToken } userErrors { code } } }",
                Map.of("email", email, "password", password));
    }

    private static Answer refresh(Person person) {
        return Running.client()
                .ask(
                        "mutation($t: String!) { refreshTokens(refreshToken: $t) { tokens { accessToken } userErrors { code } } }",
                        Map.of("t", person.refreshToken()));
    }

    private static void reset(Person person) {
        Running.client()
                .ask(
                        "mutation($e: EmailAddress!) { requestPasswordReset(email: $e) { userErrors { code } } }",
                        Map.of("e", person.email()));
        ask(
                "mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }",
                Map.of(
                        "email",
                        person.email(),
                        "code",
                        code(person.email()),
                        "newPassword",
                        "Another-Horse-43"));
    }

    private static void status(Client admin, Person person, String status) {
        var input = Map.of("id", person.id(), "status", status);
        change(admin, "changeUserStatus", "ChangeUserStatusInput", input);
    }

    private static void change(
            Client admin, String mutation, String type, Map<String, String> input) {
        String document =
                "mutation($input: %s!) { %s(input: $input) { user { id } userErrors { code } } }"
                        .formatted(type, mutation);
        Answer answer = admin.ask(document, Map.of("input", input));
        assertThat(answer.at("/" + mutation + "/user/id").isString())
                .as(answer.toString())
                .isTrue();
    }

    private static Answer me(Person person) {
        return person.client().ask("{ me { id } }");
    }

    private static Answer ask(String document, Map<String, String> input) {
        Answer answer = Running.client().ask(document, Map.of("input", input));
        assertThat(answer.hasErrors()).as(answer.toString()).isFalse();
        return answer;
    }

    /// From the newest mail to the address.
    private static String code(String email) {
        URI mails = URI.create("http://127.0.0.1:" + Running.ports().users() + "/dev/mails");
        try (var in = mails.toURL().openStream()) {
            for (JsonNode mail : Client.JSON.readTree(in))
                if (mail.get("to").asString().equals(email)) return mail.get("code").asString();
            throw new AssertionError("no mail to " + email);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
