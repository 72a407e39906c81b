package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.SUBGRAPH;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What changes while someone signs in holds for the token that they would get: a token that is
/// issued right after its user was disabled would be good for its whole life.
class MidSignInTest {

    private static final AccountCalls PERSON = new AccountCalls(ANONYMOUS);

    /// By whom a change is made, and how.
    @FunctionalInterface
    private interface Change {
        void make(String userId, String email, String accessToken);
    }

    static Stream<Arguments> changes() {
        Change disabled = (id, _, _) -> status(id, "DISABLED");
        Change deleted = (id, _, _) -> status(id, "DELETED");
        Change promoted = (id, _, _) -> role("assignRole", id, "SUPPORT");
        Change demoted = (id, _, _) -> role("removeRole", id, "CUSTOMER");
        Change signedOut = (_, _, token) -> PERSON.signOut(token);
        Change reset = (_, email, _) -> reset(email);
        return Stream.of(
                Arguments.of("disabled", disabled),
                Arguments.of("deleted", deleted),
                Arguments.of("promoted", promoted),
                Arguments.of("demoted", demoted),
                Arguments.of("signed out", signedOut),
                Arguments.of("password reset", reset));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void givesNoTokenOfBeforeTheChange(String name, Change change) {
        String email = freshEmail();
        String id = PERSON.account(email);
        GraphAnswer before = PERSON.signIn(email, PASSWORD);
        String accessToken = before.text("signIn.tokens.accessToken");
        SUBGRAPH.getBean(MidSignIn.class).once(() -> change.make(id, email, accessToken));

        GraphAnswer answer = PERSON.signIn(email, PASSWORD);

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("signIn.tokens")).as(answer.body().toString()).isNull();
        assertThat(answer.text("signIn.userErrors[0].code")).isEqualTo("CREDENTIALS_INVALID");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void refreshesToNoTokenOfBeforeTheChange(String name, Change change) {
        String email = freshEmail();
        String id = PERSON.account(email);
        GraphAnswer before = PERSON.signIn(email, PASSWORD);
        String accessToken = before.text("signIn.tokens.accessToken");
        SUBGRAPH.getBean(MidSignIn.class).once(() -> change.make(id, email, accessToken));

        GraphAnswer answer = PERSON.refresh(before.text("signIn.tokens.refreshToken"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("refreshTokens.tokens")).as(answer.body().toString()).isNull();
    }

    private static void status(String id, String status) {
        change("changeUserStatus", "ChangeUserStatusInput", Map.of("id", id, "status", status));
    }

    private static void role(String mutation, String id, String role) {
        change(mutation, "RoleInput", Map.of("userId", id, "role", role));
    }

    private static void change(String mutation, String type, Map<String, String> input) {
        GraphAnswer answer =
                signedIn("admin")
                        .execute(
                                "mutation($input: %s!) { %s(input: $input) { user { id } } }"
                                        .formatted(type, mutation),
                                Map.of("input", input));
        assertThat(answer.at(mutation + ".user.id")).as(answer.body().toString()).isNotNull();
    }

    private static void reset(String email) {
        PERSON.requestReset(email);
        PERSON.reset(email, PERSON.code(email), "Another-Horse-43");
    }
}
