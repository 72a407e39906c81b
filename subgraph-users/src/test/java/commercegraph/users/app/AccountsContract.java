package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jwt.SignedJWT;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What accounts are like, whoever knows the passwords.
abstract class AccountsContract {

    abstract AccountCalls person();

    /// Signed in as an admin.
    abstract SubgraphTestClient admin();

    /// A code that nobody was sent.
    abstract String wrongCode();

    /// Whether the stand-in for the provider has what this mutation asks it for.
    abstract boolean answers(String mutation);

    @Test
    void anAccountOpensWithTheCodeOfTheMail() {
        String email = freshEmail();
        GraphAnswer signUp =
                person().signUp(
                                Map.of(
                                        "email",
                                        email,
                                        "password",
                                        PASSWORD,
                                        "displayName",
                                        "Ada",
                                        "locale",
                                        "en-GB"));
        assertThat(signUp.errors()).isEmpty();
        assertThat(signUp.list("signUp.userErrors")).isEmpty();
        assertThat(codeOf(person().signIn(email, PASSWORD), "signIn")).isEqualTo("NOT_CONFIRMED");
        assertThat(codeOf(person().signIn(email, "another"), "signIn"))
                .isEqualTo("CREDENTIALS_INVALID");

        String code = person().code(email);
        GraphAnswer confirmed = person().confirm(email.toLowerCase(Locale.ROOT), code);
        String id = confirmed.text("confirmSignUp.user.id");
        assertThat(id).startsWith("usr_");
        assertThat(confirmed.at("confirmSignUp.user.roles")).isEqualTo(List.of("CUSTOMER"));
        assertThat(codeOf(person().confirm(email, code), "confirmSignUp"))
                .isEqualTo("CODE_INVALID");

        GraphAnswer signIn = person().signIn(email, PASSWORD);
        GraphAnswer me = person().me(signIn.text("signIn.tokens.accessToken"));
        assertThat(me.at("me")).isEqualTo(Map.of("id", id, "email", email));
        GraphAnswer audit =
                admin().execute(
                                "query($id: ID!) { user(id: $id) { displayName auditEvents { nodes { action actor { id } } } } }",
                                Map.of("id", id));
        assertThat(audit.text("user.displayName")).isEqualTo("Ada");
        assertThat(actions(audit)).containsExactly("SIGNED_IN", "USER_CONFIRMED", "USER_SIGNED_UP");
    }

    @Test
    void anAddressBecomesOneAccountHoweverManyProveItAtOnce() throws Exception {
        String email = freshEmail();
        person().signUp(email, PASSWORD);
        String code = person().code(email);
        List<String> opened =
                atOnce(5, () -> person().confirm(email, code).text("confirmSignUp.user.id"));
        assertThat(opened.stream().filter(id -> id.startsWith("usr_"))).hasSize(1);
    }

    @Test
    void aResetSetsThePasswordOnceAndEndsEverySession() {
        String email = freshEmail();
        person().account(email);
        GraphAnswer before = person().signIn(email, PASSWORD);
        person().requestReset(email);
        String code = person().code(email);
        assertThat(codeOf(person().reset(email, wrongCode(), "Another-Horse-43"), "resetPassword"))
                .isEqualTo("CODE_INVALID");
        assertThat(codeOf(person().reset(email, code, "short"), "resetPassword"))
                .isEqualTo("PASSWORD_TOO_WEAK");
        assertThat(person().reset(email, code, "Another-Horse-43").list("resetPassword.userErrors"))
                .isEmpty();
        assertThat(codeOf(person().reset(email, code, "Another-Horse-44"), "resetPassword"))
                .isEqualTo("CODE_INVALID");
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNull();
        assertThat(person().signIn(email, "Another-Horse-43").at("signIn.tokens")).isNotNull();
        GraphAnswer refreshed = person().refresh(before.text("signIn.tokens.refreshToken"));
        assertThat(refreshed.at("refreshTokens.tokens")).isNull();
    }

    @Test
    void aUserWithoutPasswordSignsInAfterAReset() {
        String email = freshEmail();
        admin().execute(
                        "mutation($e: EmailAddress!) { createUser(input: {email: $e}) { user { id } } }",
                        Map.of("e", email));
        person().requestReset(email);
        person().reset(email, person().code(email), PASSWORD);
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    @Test
    void signingOutEndsEverySessionAndOneMayComeBackAtOnce() {
        String email = freshEmail();
        person().account(email);
        GraphAnswer one = person().signIn(email, PASSWORD);
        GraphAnswer other = person().signIn(email, PASSWORD);
        assertThat(person().signOut(one.text("signIn.tokens.accessToken")).errors()).isEmpty();
        for (GraphAnswer ended : List.of(one, other))
            assertThat(
                            person().refresh(ended.text("signIn.tokens.refreshToken"))
                                    .at("refreshTokens.tokens"))
                    .isNull();
        GraphAnswer back = person().signIn(email, PASSWORD);
        assertThat(person().me(back.text("signIn.tokens.accessToken")).at("me")).isNotNull();
        assertThat(
                        person().refresh(back.text("signIn.tokens.refreshToken"))
                                .at("refreshTokens.tokens"))
                .isNotNull();
        assertThat(
                        person().client()
                                .execute("mutation { signOut { userErrors { code } } }")
                                .errorCodes())
                .containsExactly("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resendConfirmationCode", "requestPasswordReset"})
    void nothingTellsWhetherAnAddressHasAnAccount(String mutation) {
        assumeTrue(answers(mutation), "the stand-in does not know " + mutation);
        String email = freshEmail();
        person().account(email);
        String call =
                "mutation($e: EmailAddress!) { "
                        + mutation
                        + "(email: $e) { userErrors { code } } }";
        GraphAnswer known = person().client().execute(call, Map.of("e", email));
        GraphAnswer unknown = person().client().execute(call, Map.of("e", freshEmail()));
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @CsvSource({
        "short1A!, PASSWORD_TOO_WEAK",
        "' Correct-Horse-42', PASSWORD_TOO_WEAK",
        "alllowercase, PASSWORD_TOO_WEAK",
        "Password-123, PASSWORD_TOO_WEAK",
        "Aa1Aa1Aa1Aa1, PASSWORD_TOO_WEAK",
        "Weakling-of-pat.smith, PASSWORD_TOO_WEAK"
    })
    void aWeakPasswordIsToldAtItsField(String password, String code) {
        GraphAnswer answer = person().signUp("Pat.Smith@example.net", password);
        assertThat(codeOf(answer, "signUp")).isEqualTo(code);
        assertThat(answer.at("signUp.userErrors[0].field")).isEqualTo(List.of("password"));
    }

    @Test
    void oneRefreshOfManyAtOnceSucceedsAndTheFamilyEnds() throws Exception {
        String email = freshEmail();
        person().account(email);
        String token = person().signIn(email, PASSWORD).text("signIn.tokens.refreshToken");
        List<GraphAnswer> answers = atOnce(8, () -> person().refresh(token));
        List<GraphAnswer> won =
                answers.stream()
                        .filter(answer -> answer.at("refreshTokens.tokens") != null)
                        .toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        for (GraphAnswer winner : won)
            assertThat(
                            person().refresh(winner.text("refreshTokens.tokens.refreshToken"))
                                    .at("refreshTokens.tokens"))
                    .isNull();
    }

    private static List<String> actions(GraphAnswer audit) {
        return audit.list("user.auditEvents.nodes").stream()
                .map(event -> String.valueOf(((Map<?, ?>) event).get("action")))
                .toList();
    }

    @Test
    void anAddressWithAnAccountKeepsItsPassword() {
        String email = freshEmail();
        person().account(email);
        GraphAnswer again = person().signUp(email, "Another-Horse-43");
        GraphAnswer fresh = person().signUp(freshEmail(), "Another-Horse-43");
        assertThat(again.body()).isEqualTo(fresh.body());
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
        assertThat(codeOf(person().signIn(email, "Another-Horse-43"), "signIn"))
                .isEqualTo("CREDENTIALS_INVALID");
    }

    @Test
    void aWrongPasswordAnUnknownAddressAndNoAddressAreAnsweredAlike() {
        String email = freshEmail();
        person().account(email);
        GraphAnswer wrong = person().signIn(email, "wrong");
        assertThat(codeOf(wrong, "signIn")).isEqualTo("CREDENTIALS_INVALID");
        for (String other : List.of(freshEmail(), "no address", ""))
            assertThat(person().signIn(other, PASSWORD).body()).isEqualTo(wrong.body());
        for (String password : List.of("", " ", "x".repeat(100_000), "\u0000"))
            assertThat(person().signIn(email, password).body()).isEqualTo(wrong.body());
    }

    @Test
    void aSignUpThatComesTwiceIsOne() {
        String email = freshEmail();
        var input =
                Map.<String, Object>of(
                        "email", email, "password", PASSWORD, "idempotencyKey", "k-" + email);
        assertThat(person().signUp(input).list("signUp.userErrors")).isEmpty();
        assertThat(person().signUp(input).list("signUp.userErrors")).isEmpty();
        var other =
                Map.<String, Object>of(
                        "email",
                        freshEmail(),
                        "password",
                        PASSWORD,
                        "idempotencyKey",
                        "k-" + email);
        assertThat(codeOf(person().signUp(other), "signUp")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void rolesAreInTheNextToken() throws ParseException {
        String email = freshEmail();
        String id = person().account(email);
        assertThat(groups(person().signIn(email, PASSWORD))).containsExactly("CUSTOMER");
        admin("assignRole", "RoleInput", Map.of("userId", id, "role", "SUPPORT"));
        GraphAnswer more = person().signIn(email, PASSWORD);
        assertThat(groups(more)).containsExactlyInAnyOrder("CUSTOMER", "SUPPORT");
        admin("removeRole", "RoleInput", Map.of("userId", id, "role", "CUSTOMER"));
        GraphAnswer refreshed = person().refresh(more.text("signIn.tokens.refreshToken"));
        String token = refreshed.text("refreshTokens.tokens.accessToken");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("cognito:groups"))
                .containsExactly("SUPPORT");
    }

    private static List<String> groups(GraphAnswer signIn) throws ParseException {
        return SignedJWT.parse(signIn.text("signIn.tokens.accessToken"))
                .getJWTClaimsSet()
                .getStringListClaim("cognito:groups");
    }

    @Test
    void aDisabledUserStaysOutUntilEnabledAgain() {
        String email = freshEmail();
        String id = person().account(email);
        String token = person().signIn(email, PASSWORD).text("signIn.tokens.refreshToken");
        admin("changeUserStatus", "ChangeUserStatusInput", Map.of("id", id, "status", "DISABLED"));
        assertThat(codeOf(person().signIn(email, PASSWORD), "signIn")).isEqualTo(disabledIsTold());
        assertThat(codeOf(person().signIn(email, "wrong"), "signIn"))
                .isEqualTo("CREDENTIALS_INVALID");
        assertThat(person().refresh(token).at("refreshTokens.tokens")).isNull();
        admin("changeUserStatus", "ChangeUserStatusInput", Map.of("id", id, "status", "ACTIVE"));
        assertThat(person().refresh(token).at("refreshTokens.tokens")).isNull();
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    /// The code for a disabled user with the right password.
    abstract String disabledIsTold();

    @Test
    void aDeletedUsersAddressIsFreeForAnotherAccount() {
        String email = freshEmail();
        String id = person().account(email);
        admin("changeUserStatus", "ChangeUserStatusInput", Map.of("id", id, "status", "DELETED"));
        assertThat(codeOf(person().signIn(email, PASSWORD), "signIn"))
                .isEqualTo("CREDENTIALS_INVALID");
        assertThat(person().account(email)).startsWith("usr_").isNotEqualTo(id);
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    private void admin(String mutation, String type, Map<String, String> input) {
        GraphAnswer answer =
                admin().execute(
                                "mutation($input: %s!) { %s(input: $input) { user { id } userErrors { code } } }"
                                        .formatted(type, mutation),
                                Map.of("input", input));
        assertThat(answer.at(mutation + ".user.id")).as(answer.body().toString()).isNotNull();
    }

    static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        var results = new ArrayList<T>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : executor.invokeAll(Collections.nCopies(times, call)))
                results.add(result.get());
        }
        return results;
    }

    static String codeOf(GraphAnswer answer, String mutation) {
        return answer.text(mutation + ".userErrors[0].code");
    }
}
