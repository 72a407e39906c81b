package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// What passes with time, on a subgraph whose clock the test moves on.
class AccountTimesTest {

    private static final ConfigurableApplicationContext SUBGRAPH = UsersUnderTest.start();
    private static final TestClock CLOCK = SUBGRAPH.getBean(TestClock.class);
    private static final AccountCalls PERSON =
            new AccountCalls(SubgraphTestClient.of(SUBGRAPH).at(CLOCK));

    @AfterAll
    static void stop() {
        SUBGRAPH.close();
    }

    @Test
    void aConfirmationCodeIsGoodForADay() {
        String email = freshEmail();
        PERSON.signUp(email, PASSWORD);
        String code = PERSON.code(email);
        CLOCK.advance(Duration.ofHours(24));
        assertThat(code(PERSON.confirm(email, code), "confirmSignUp")).isEqualTo("CODE_INVALID");
        PERSON.resend(email);
        assertThat(PERSON.confirm(email, PERSON.code(email)).at("confirmSignUp.user")).isNotNull();
    }

    @Test
    void aResetCodeIsGoodForAnHour() {
        String email = freshEmail();
        PERSON.account(email);
        PERSON.requestReset(email);
        String code = PERSON.code(email);
        CLOCK.advance(Duration.ofHours(1));
        assertThat(code(PERSON.reset(email, code, "Another-Horse-43"), "resetPassword"))
                .isEqualTo("CODE_INVALID");
    }

    @Test
    void aLockedAccountAnswersLikeAWrongPasswordAndOpensAgain() {
        String email = freshEmail();
        PERSON.account(email);
        GraphAnswer wrong = fail(email, 5);
        for (int seconds = 1; seconds <= 64; seconds *= 2) {
            CLOCK.advance(Duration.ofSeconds(seconds));
            fail(email, 1);
        }
        assertThat(PERSON.signIn(email, PASSWORD).body()).isEqualTo(wrong.body());
        CLOCK.advance(Duration.ofSeconds(128));
        assertThat(PERSON.signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    @Test
    void theLockGrowsWithEachFailureToAQuarterOfAnHour() {
        String email = freshEmail();
        PERSON.account(email);
        fail(email, 5);
        for (int seconds = 1; seconds <= 512; seconds *= 2) {
            CLOCK.advance(Duration.ofSeconds(seconds));
            fail(email, 1);
        }
        CLOCK.advance(Duration.ofMinutes(14));
        assertThat(PERSON.signIn(email, PASSWORD).at("signIn.tokens")).isNull();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(PERSON.signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    @Test
    void aResetOpensALockedAccount() {
        String email = freshEmail();
        PERSON.account(email);
        fail(email, 5);
        PERSON.requestReset(email);
        PERSON.reset(email, PERSON.code(email), "Another-Horse-43");
        assertThat(PERSON.signIn(email, "Another-Horse-43").at("signIn.tokens")).isNotNull();
    }

    @Test
    void aSessionEndsWhenItIsNotUsedForThirtyDays() {
        String email = freshEmail();
        PERSON.account(email);
        String first = PERSON.signIn(email, PASSWORD).text("signIn.tokens.refreshToken");
        CLOCK.advance(Duration.ofDays(29));
        String second = PERSON.refresh(first).text("refreshTokens.tokens.refreshToken");
        CLOCK.advance(Duration.ofDays(29));
        String third = PERSON.refresh(second).text("refreshTokens.tokens.refreshToken");
        assertThat(third).isNotEqualTo("null");
        CLOCK.advance(Duration.ofDays(30));
        assertThat(PERSON.refresh(third).at("refreshTokens.tokens")).isNull();
    }

    private static GraphAnswer fail(String email, int times) {
        GraphAnswer answer = PERSON.signIn(email, "wrong");
        for (int i = 1; i < times; i++) answer = PERSON.signIn(email, "wrong");
        assertThat(code(answer, "signIn")).isEqualTo("CREDENTIALS_INVALID");
        return answer;
    }

    private static String code(GraphAnswer answer, String mutation) {
        return answer.text(mutation + ".userErrors[0].code");
    }
}
