package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// With the embedded provider, on DynamoDB Local.
class AccountsTest extends AccountsContract {

    private static final AccountCalls PERSON = new AccountCalls(ANONYMOUS);

    @Override
    AccountCalls person() {
        return PERSON;
    }

    @Override
    SubgraphTestClient admin() {
        return signedIn("admin");
    }

    @Override
    String wrongCode() {
        return "000000x";
    }

    @Override
    boolean answers(String mutation) {
        return true;
    }

    @Override
    String disabledIsTold() {
        return "USER_DISABLED";
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
    void codesHaveSixDigits() {
        String email = freshEmail();
        PERSON.signUp(email, PASSWORD);
        assertThat(PERSON.code(email)).matches("[0-9]{6}");
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
}
