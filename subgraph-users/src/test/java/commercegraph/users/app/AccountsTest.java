package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.support.testing.GraphAnswer;
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

class AccountsTest {

    private static final AccountCalls PERSON = new AccountCalls(ANONYMOUS);

    @Test
    void anAccountOpensWithTheCodeOfTheMail() {
        String email = freshEmail();
        GraphAnswer signUp =
                PERSON.signUp(
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
        assertThat(codeOf(PERSON.signIn(email, PASSWORD), "signIn")).isEqualTo("NOT_CONFIRMED");
        assertThat(codeOf(PERSON.signIn(email, "another"), "signIn"))
                .isEqualTo("CREDENTIALS_INVALID");

        String code = PERSON.code(email);
        assertThat(code).matches("[0-9]{6}");
        GraphAnswer confirmed = PERSON.confirm(email.toLowerCase(Locale.ROOT), code);
        String id = confirmed.text("confirmSignUp.user.id");
        assertThat(id).startsWith("usr_");
        assertThat(confirmed.at("confirmSignUp.user.roles")).isEqualTo(List.of("CUSTOMER"));
        assertThat(codeOf(PERSON.confirm(email, code), "confirmSignUp")).isEqualTo("CODE_INVALID");

        GraphAnswer signIn = PERSON.signIn(email, PASSWORD);
        GraphAnswer me = PERSON.me(signIn.text("signIn.tokens.accessToken"));
        assertThat(me.at("me")).isEqualTo(Map.of("id", id, "email", email));
        GraphAnswer audit =
                signedIn("support")
                        .execute(
                                "query($id: ID!) { user(id: $id) { displayName auditEvents { nodes { action actor { id } } } } }",
                                Map.of("id", id));
        assertThat(audit.text("user.displayName")).isEqualTo("Ada");
        assertThat(actions(audit)).containsExactly("SIGNED_IN", "USER_CONFIRMED", "USER_SIGNED_UP");
    }

    private static List<String> actions(GraphAnswer audit) {
        return audit.list("user.auditEvents.nodes").stream()
                .map(event -> String.valueOf(((Map<?, ?>) event).get("action")))
                .toList();
    }

    @Test
    void anAddressWithAnAccountGetsTheSameAnswerAndItsOwnerAMail() {
        String email = freshEmail();
        PERSON.account(email);
        GraphAnswer again = PERSON.signUp(email, "Another-Horse-43");
        GraphAnswer fresh = PERSON.signUp(freshEmail(), "Another-Horse-43");
        assertThat(again.body()).isEqualTo(fresh.body());
        assertThat(PERSON.mails(email).getFirst())
                .containsEntry("subject", "You have an account already")
                .containsEntry("code", null);
        assertThat(PERSON.signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
        assertThat(codeOf(PERSON.signIn(email, "Another-Horse-43"), "signIn"))
                .isEqualTo("CREDENTIALS_INVALID");
    }

    @Test
    void ofTwoSignUpsTheProvenOnesPasswordHolds() {
        String email = freshEmail();
        PERSON.signUp(email, "Of-The-Owner-1");
        String code = PERSON.code(email);
        PERSON.signUp(email, "Of-A-Stranger-2");
        assertThat(PERSON.confirm(email, code).at("confirmSignUp.user")).isNotNull();
        assertThat(PERSON.signIn(email, "Of-The-Owner-1").at("signIn.tokens")).isNotNull();
        assertThat(PERSON.signIn(email, "Of-A-Stranger-2").at("signIn.tokens")).isNull();
        String other = PERSON.code(email);
        assertThat(codeOf(PERSON.confirm(email, other), "confirmSignUp")).isEqualTo("CODE_INVALID");
    }

    @Test
    void anAddressBecomesOneAccountHoweverManyProveItAtOnce() throws Exception {
        String email = freshEmail();
        PERSON.signUp(email, PASSWORD);
        String code = PERSON.code(email);
        List<String> opened =
                atOnce(5, () -> PERSON.confirm(email, code).text("confirmSignUp.user.id"));
        assertThat(opened.stream().filter(id -> id.startsWith("usr_"))).hasSize(1);
    }

    @Test
    void manySignUpsOfOneAddressAtOnceBecomeOneAccount() throws Exception {
        String email = freshEmail();
        List<GraphAnswer> answers = atOnce(24, () -> PERSON.signUp(email, PASSWORD));
        assertThat(answers).allMatch(answer -> answer.list("signUp.userErrors").isEmpty());
        List<Map<String, Object>> mails = PERSON.mails(email);
        assertThat(mails).hasSizeBetween(1, 5);
        List<String> opened = new ArrayList<>();
        for (Map<String, Object> mail : mails)
            opened.add(
                    PERSON.confirm(email, String.valueOf(mail.get("code")))
                            .text("confirmSignUp.user.id"));
        assertThat(opened.stream().filter(id -> id.startsWith("usr_"))).hasSize(1);
        GraphAnswer found =
                signedIn("support")
                        .execute(
                                "query($p: String) { users(filter: {emailPrefix: $p}) { nodes { id } } }",
                                Map.of("p", email));
        assertThat(found.list("users.nodes")).hasSize(1);
    }

    @Test
    void aCodeMayBeTriedFiveTimes() {
        String email = freshEmail();
        PERSON.signUp(email, PASSWORD);
        String code = PERSON.code(email);
        for (int i = 0; i < 5; i++)
            assertThat(codeOf(PERSON.confirm(email, "nonsense"), "confirmSignUp"))
                    .isEqualTo("CODE_INVALID");
        assertThat(codeOf(PERSON.confirm(email, code), "confirmSignUp")).isEqualTo("CODE_INVALID");
        PERSON.resend(email);
        String another = PERSON.code(email);
        assertThat(another).isNotEqualTo(code);
        assertThat(PERSON.confirm(email, another).at("confirmSignUp.user")).isNotNull();
    }

    @Test
    void anAddressGetsFiveMailsAnHour() {
        String email = freshEmail();
        PERSON.signUp(email, PASSWORD);
        for (int i = 0; i < 8; i++)
            assertThat(PERSON.resend(email).list("resendConfirmationCode.userErrors")).isEmpty();
        assertThat(PERSON.mails(email)).hasSize(5);
        String code = PERSON.code(email);
        assertThat(PERSON.confirm(email, code).at("confirmSignUp.user")).isNotNull();
        for (int i = 0; i < 8; i++) PERSON.requestReset(email);
        assertThat(PERSON.mails(email)).hasSize(10);
    }

    @Test
    void aResetSetsThePasswordOnceAndEndsEverySession() {
        String email = freshEmail();
        PERSON.account(email);
        GraphAnswer before = PERSON.signIn(email, PASSWORD);
        PERSON.requestReset(email);
        String code = PERSON.code(email);
        assertThat(codeOf(PERSON.reset(email, "000000x", "Another-Horse-43"), "resetPassword"))
                .isEqualTo("CODE_INVALID");
        assertThat(codeOf(PERSON.reset(email, code, "short"), "resetPassword"))
                .isEqualTo("PASSWORD_TOO_WEAK");
        assertThat(PERSON.reset(email, code, "Another-Horse-43").list("resetPassword.userErrors"))
                .isEmpty();
        assertThat(codeOf(PERSON.reset(email, code, "Another-Horse-44"), "resetPassword"))
                .isEqualTo("CODE_INVALID");
        assertThat(PERSON.signIn(email, PASSWORD).at("signIn.tokens")).isNull();
        assertThat(PERSON.signIn(email, "Another-Horse-43").at("signIn.tokens")).isNotNull();
        GraphAnswer refreshed = PERSON.refresh(before.text("signIn.tokens.refreshToken"));
        assertThat(refreshed.at("refreshTokens.tokens")).isNull();
    }

    @Test
    void aUserWithoutPasswordSignsInAfterAReset() {
        String email = freshEmail();
        signedIn("admin")
                .execute(
                        "mutation($e: EmailAddress!) { createUser(input: {email: $e}) { user { id } } }",
                        Map.of("e", email));
        PERSON.requestReset(email);
        PERSON.reset(email, PERSON.code(email), PASSWORD);
        assertThat(PERSON.signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    @Test
    void signingOutEndsEverySessionAndOneMayComeBackAtOnce() {
        String email = freshEmail();
        PERSON.account(email);
        GraphAnswer one = PERSON.signIn(email, PASSWORD);
        GraphAnswer other = PERSON.signIn(email, PASSWORD);
        assertThat(PERSON.signOut(one.text("signIn.tokens.accessToken")).errors()).isEmpty();
        for (GraphAnswer ended : List.of(one, other))
            assertThat(
                            PERSON.refresh(ended.text("signIn.tokens.refreshToken"))
                                    .at("refreshTokens.tokens"))
                    .isNull();
        GraphAnswer back = PERSON.signIn(email, PASSWORD);
        assertThat(PERSON.me(back.text("signIn.tokens.accessToken")).at("me")).isNotNull();
        assertThat(
                        PERSON.refresh(back.text("signIn.tokens.refreshToken"))
                                .at("refreshTokens.tokens"))
                .isNotNull();
        assertThat(ANONYMOUS.execute("mutation { signOut { userErrors { code } } }").errorCodes())
                .containsExactly("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resendConfirmationCode", "requestPasswordReset"})
    void nothingTellsWhetherAnAddressHasAnAccount(String mutation) {
        String email = freshEmail();
        PERSON.account(email);
        String call =
                "mutation($e: EmailAddress!) { "
                        + mutation
                        + "(email: $e) { userErrors { code } } }";
        GraphAnswer known = ANONYMOUS.execute(call, Map.of("e", email));
        GraphAnswer unknown = ANONYMOUS.execute(call, Map.of("e", freshEmail()));
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @CsvSource({
        "short1A!, PASSWORD_TOO_WEAK",
        "alllowercase, PASSWORD_TOO_WEAK",
        "Password-123, PASSWORD_TOO_WEAK",
        "Aa1Aa1Aa1Aa1, PASSWORD_TOO_WEAK",
        "Weakling-of-pat.smith, PASSWORD_TOO_WEAK"
    })
    void aWeakPasswordIsToldAtItsField(String password, String code) {
        GraphAnswer answer = PERSON.signUp("Pat.Smith@example.net", password);
        assertThat(codeOf(answer, "signUp")).isEqualTo(code);
        assertThat(answer.at("signUp.userErrors[0].field")).isEqualTo(List.of("password"));
    }

    @Test
    void everyBrokenFieldIsTold() {
        GraphAnswer answer =
                PERSON.signUp(
                        Map.of(
                                "email",
                                "no",
                                "password",
                                "x",
                                "displayName",
                                "\u0007",
                                "locale",
                                "?",
                                "idempotencyKey",
                                "x".repeat(200)));
        assertThat(answer.list("signUp.userErrors").toString())
                .contains("[email]", "[password]", "[displayName]", "[locale]", "[idempotencyKey]");
        assertThat(codeOf(PERSON.confirm("no", "1"), "confirmSignUp")).isEqualTo("INVALID");
        assertThat(codeOf(PERSON.resend("no"), "resendConfirmationCode")).isEqualTo("INVALID");
        assertThat(codeOf(PERSON.requestReset("no"), "requestPasswordReset")).isEqualTo("INVALID");
    }

    @Test
    void aSignUpThatIsSentAgainIsOneSignUp() {
        String email = freshEmail();
        var input =
                Map.<String, Object>of(
                        "email", email, "password", PASSWORD, "idempotencyKey", "k-" + email);
        assertThat(PERSON.signUp(input).list("signUp.userErrors")).isEmpty();
        assertThat(PERSON.signUp(input).list("signUp.userErrors")).isEmpty();
        assertThat(PERSON.mails(email)).hasSize(1);
        GraphAnswer other =
                PERSON.signUp(
                        Map.of(
                                "email",
                                freshEmail(),
                                "password",
                                PASSWORD,
                                "idempotencyKey",
                                "k-" + email));
        assertThat(codeOf(other, "signUp")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void oneRefreshOfManyAtOnceSucceedsAndTheFamilyEnds() throws Exception {
        String email = freshEmail();
        PERSON.account(email);
        String token = PERSON.signIn(email, PASSWORD).text("signIn.tokens.refreshToken");
        List<GraphAnswer> answers = atOnce(8, () -> PERSON.refresh(token));
        List<GraphAnswer> won =
                answers.stream()
                        .filter(answer -> answer.at("refreshTokens.tokens") != null)
                        .toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        for (GraphAnswer winner : won)
            assertThat(
                            PERSON.refresh(winner.text("refreshTokens.tokens.refreshToken"))
                                    .at("refreshTokens.tokens"))
                    .isNull();
    }

    @Test
    void theEmbeddedProviderStartsInTheQuickstartAlone() {
        assertThatThrownBy(
                        () ->
                                UsersUnderTest.start(
                                        Map.of("commercegraph.accounts.quickstart", false)))
                .hasStackTraceContaining("it starts in the quickstart alone");
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        var results = new ArrayList<T>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> result : executor.invokeAll(Collections.nCopies(times, call)))
                results.add(result.get());
        }
        return results;
    }

    private static String codeOf(GraphAnswer answer, String mutation) {
        return answer.text(mutation + ".userErrors[0].code");
    }
}
