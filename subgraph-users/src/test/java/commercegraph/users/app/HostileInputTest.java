package commercegraph.users.app;

import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.CUSTOMER;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is sent, a typed answer comes back: data with `userErrors`, or a code that says what is
/// wrong with the request.
class HostileInputTest {

    private static final int ROUNDS = 12;
    private static final long SEED = Long.getLong("tests.seed", 20_261_121L);
    private static final List<String> HOSTILE =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b@example.org",
                    "a@b",
                    "@",
                    "\u202Eevil@example.org",
                    "\uD83D\uDE00@example.org",
                    "' or 1=1 --",
                    "${jndi:ldap://x}",
                    "../../etc/passwd",
                    "usr_",
                    CUSTOMER,
                    "usr_#" + "\u00e9".repeat(60),
                    "EMAIL#customer@example.com",
                    "\u2028",
                    "x".repeat(300),
                    "\u20ac".repeat(3_000),
                    "<script>alert(1)</script>");

    static Stream<Arguments> mutations() {
        return Stream.of(
                Arguments.of(
                        "signUp",
                        "SignUpInput",
                        List.of("email", "password", "displayName", "locale", "idempotencyKey")),
                Arguments.of("confirmSignUp", "ConfirmSignUpInput", List.of("email", "code")),
                Arguments.of("signIn", "SignInInput", List.of("email", "password")),
                Arguments.of(
                        "resetPassword",
                        "ResetPasswordInput",
                        List.of("email", "code", "newPassword")),
                Arguments.of(
                        "createUser",
                        "CreateUserInput",
                        List.of("email", "displayName", "locale", "idempotencyKey")),
                Arguments.of(
                        "updateUser",
                        "UpdateUserInput",
                        List.of("id", "displayName", "locale", "idempotencyKey")),
                Arguments.of(
                        "changeUserStatus",
                        "ChangeUserStatusInput",
                        List.of("id", "status", "reason", "idempotencyKey")),
                Arguments.of(
                        "assignRole", "RoleInput", List.of("userId", "role", "idempotencyKey")),
                Arguments.of(
                        "removeRole", "RoleInput", List.of("userId", "role", "idempotencyKey")));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void everyInputGetsATypedAnswer(String mutation, String type, List<String> fields) {
        var random = new Random(SEED);
        SubgraphTestClient client =
                mutation.matches("createUser|updateUser|changeUserStatus|assignRole|removeRole")
                        ? signedIn("admin")
                        : ANONYMOUS;
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, Object> input = new HashMap<>();
            for (String field : fields) input.put(field, value(field, random));
            GraphAnswer answer =
                    client.execute(
                            "mutation($input: %s!) { %s(input: $input) { userErrors { code field } } }"
                                    .formatted(type, mutation),
                            Map.of("input", input));
            assertTyped(answer, input);
            assertThat(answer.list(mutation + ".userErrors")).as(input.toString()).isNotNull();
        }
    }

    /// Of enums the schema lets nothing else through; nobody whom other tests need is changed.
    private static String value(String field, Random random) {
        if (field.equals("role")) return "SUPPORT";
        if (field.equals("status")) return "DISABLED";
        String text = text(random);
        return field.matches("id|userId") && CUSTOMER.equals(text) ? "usr_nobody" : text;
    }

    @ParameterizedTest
    @CsvSource({
        "resendConfirmationCode(email: $t), EmailAddress!",
        "requestPasswordReset(email: $t), EmailAddress!",
        "refreshTokens(refreshToken: $t), String!"
    })
    void everyTextGetsATypedAnswer(String call, String type) {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            String text = text(random);
            GraphAnswer answer =
                    ANONYMOUS.execute(
                            "mutation($t: %s) { it: %s { userErrors { code field } } }"
                                    .formatted(type, call),
                            Map.of("t", text));
            assertTyped(answer, Map.of("t", text));
            assertThat(answer.list("it.userErrors")).as(text).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everyReadGetsATypedAnswer(String document) {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            String text = text(random);
            assertTyped(signedIn("admin").execute(document, Map.of("t", text)), Map.of("t", text));
        }
    }

    static List<String> reads() {
        var documents = new ArrayList<String>();
        documents.add("query($t: ID!) { user(id: $t) { id } }");
        documents.add("query($t: String) { users(after: $t) { nodes { id } } }");
        documents.add("query($t: String) { users(filter: {emailPrefix: $t}) { nodes { id } } }");
        documents.add("query($t: String) { auditEvents(after: $t) { nodes { id } } }");
        documents.add("query($t: ID) { auditEvents(filter: {subjectId: $t}) { nodes { id } } }");
        documents.add("query($t: ID) { auditEvents(filter: {actorId: $t}) { nodes { id } } }");
        return documents;
    }

    private static void assertTyped(GraphAnswer answer, Map<String, ?> input) {
        String what = "seed " + SEED + ", input " + input;
        assertThat(answer.status()).as(what).isEqualTo(200);
        assertThat(answer.errorCodes()).as(what).isSubsetOf("BAD_USER_INPUT");
    }

    private static String text(Random random) {
        if (random.nextInt(4) > 0) return HOSTILE.get(random.nextInt(HOSTILE.size()));
        var text = new StringBuilder();
        int length = random.nextInt(80);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(0x3000));
        }
        return text.toString();
    }
}
