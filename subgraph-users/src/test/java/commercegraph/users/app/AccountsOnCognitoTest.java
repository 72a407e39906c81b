package commercegraph.users.app;

import static commercegraph.users.app.AccountCalls.PASSWORD;
import static commercegraph.users.app.AccountCalls.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jwt.SignedJWT;
import commercegraph.stores.SharedStores;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.MotoServer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.UnreliableStore;
import commercegraph.support.testing.UnreliableStore.Mishap;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/// With Cognito, in the form of a moto server. What that lacks is not tested here: it takes any
/// confirmation code (so tries of a code, and two sign-ups of one address, are the embedded
/// provider's cases alone), has no ResendConfirmationCode, no aliases, no lock-out of its own, and
/// looks at the client's secret only when tokens are refreshed.
class AccountsOnCognitoTest extends AccountsContract {

    private static final UnreliableStore STORE =
            UnreliableStore.before(SharedStores.dynamoDb().endpoint());
    private static Optional<Running> running = Optional.empty();

    private record Running(
            CognitoUnderTest pool,
            UnreliableStore cognito,
            ConfigurableApplicationContext subgraph,
            AccountCalls person,
            SubgraphTestClient admin) {}

    @BeforeAll
    static void start() {
        Optional<MotoServer> moto = MotoServer.shared();
        assumeTrue(moto.isPresent(), "there is no moto server");
        URI endpoint = moto.get().endpoint();
        var cognito = UnreliableStore.before(endpoint);
        var pool =
                CognitoUnderTest.on(
                        endpoint, cognito.endpoint(), PreventUserExistenceErrorTypes.ENABLED);
        pool.settings().put("commercegraph.dynamodb.endpoint", STORE.endpoint());
        var subgraph = pool.start();
        pool.makeAdmin(subgraph);
        AccountCalls person = pool.person(subgraph);
        GraphAnswer admin = person.signIn(CognitoUnderTest.ADMIN_EMAIL, CognitoUnderTest.PASSWORD);
        running =
                Optional.of(
                        new Running(
                                pool,
                                cognito,
                                subgraph,
                                person,
                                person.client()
                                        .withToken(admin.text("signIn.tokens.accessToken"))));
    }

    @AfterEach
    void recover() {
        running.ifPresent(it -> it.cognito().recover());
        STORE.recover();
    }

    @AfterAll
    static void stop() {
        running.ifPresent(it -> it.subgraph().close());
        running.ifPresent(it -> it.cognito().close());
        STORE.close();
    }

    @Override
    AccountCalls person() {
        return running.orElseThrow().person();
    }

    @Override
    SubgraphTestClient admin() {
        return running.orElseThrow().admin();
    }

    @Override
    String wrongCode() {
        return "moto-confirmation-code:0";
    }

    @Override
    boolean answers(String mutation) {
        return !mutation.equals("resendConfirmationCode");
    }

    /// Cognito says that a user is disabled before it looks at the password.
    @Override
    String disabledIsTold() {
        return "CREDENTIALS_INVALID";
    }

    @Test
    void cognitosTokenIsVerifiedByItsPublishedKeys() throws ParseException {
        String email = freshEmail();
        String id = person().account(email);
        String token = person().signIn(email, PASSWORD).text("signIn.tokens.accessToken");
        var parsed = SignedJWT.parse(token);
        assertThat(parsed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(parsed.getJWTClaimsSet().getClaims())
                .containsEntry("username", id)
                .containsEntry("token_use", "access")
                .containsEntry("client_id", pool().client().clientId())
                .containsEntry("cognito:groups", List.of("CUSTOMER"));
        assertThat(person().me(token).text("me.id")).isEqualTo(id);
        String[] parts = token.split("\\.");
        String forged = parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
        assertThat(person().me(forged).status()).isEqualTo(401);
    }

    @Test
    void anIdTokenAndAnotherClientsTokenAreNoBearers() {
        String email = freshEmail();
        String id = person().account(email);
        var other =
                pool().cognito()
                        .createUserPoolClient(
                                request ->
                                        request.userPoolId(pool().pool())
                                                .clientName("other")
                                                .explicitAuthFlows(
                                                        ExplicitAuthFlowsType
                                                                .ALLOW_USER_PASSWORD_AUTH))
                        .userPoolClient();
        for (String client : List.of(pool().client().clientId(), other.clientId())) {
            var issued =
                    pool().cognito()
                            .initiateAuth(
                                    request ->
                                            request.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                                    .clientId(client)
                                                    .authParameters(
                                                            Map.of(
                                                                    "USERNAME", id,
                                                                    "PASSWORD", PASSWORD)))
                            .authenticationResult();
            int expected = client.equals(other.clientId()) ? 401 : 200;
            assertThat(person().me(issued.accessToken()).status()).isEqualTo(expected);
            assertThat(person().me(issued.idToken()).status()).isEqualTo(401);
        }
    }

    @Test
    void manyFailuresLockAnAddressForLongerEachTime() {
        String email = freshEmail();
        person().account(email);
        var clock = running.orElseThrow().subgraph().getBean(TestClock.class);
        Duration ahead = Duration.ZERO;
        for (int i = 0; i < 5; i++) person().signIn(email, "wrong");
        for (int seconds = 1; seconds <= 32; seconds *= 2) {
            GraphAnswer wrong = person().signIn(email, "wrong");
            assertThat(person().signIn(email, PASSWORD).body()).isEqualTo(wrong.body());
            clock.advance(Duration.ofSeconds(seconds));
            ahead = ahead.plusSeconds(seconds);
            if (seconds < 32) person().signIn(email, "wrong");
        }
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
        clock.advance(ahead.negated()); // the others' tokens tell the real time
    }

    @Test
    void thePoolFollowsStatusRolesAndDeletion() {
        String email = freshEmail();
        String id = person().account(email);
        assertThat(groups(id)).containsExactly("CUSTOMER");
        role("assignRole", id, "SUPPORT");
        assertThat(groups(id)).containsExactlyInAnyOrder("CUSTOMER", "SUPPORT");
        status(id, "DISABLED");
        assertThat(isEnabled(id)).isFalse();
        status(id, "ACTIVE");
        assertThat(isEnabled(id)).isTrue();
        status(id, "DELETED");
        assertThatThrownBy(() -> isEnabled(id)).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void aChangeThatCognitoMissedArrivesLater() {
        String email = freshEmail();
        String id = person().account(email);
        cognito().plan(_ -> Mishap.LOST_BEFORE);
        role("assignRole", id, "SUPPORT");
        assertThat(person().signIn(email, PASSWORD).errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(groups(id)).containsExactly("CUSTOMER");
        cognito().recover();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(groups(id)).contains("SUPPORT"));
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    @Test
    void aTokenNeverSaysOtherRolesThanOurRecord() throws ParseException {
        String email = freshEmail();
        String id = person().account(email);
        pool().cognito()
                .adminAddUserToGroup(
                        request ->
                                request.userPoolId(pool().pool()).username(id).groupName("ADMIN"));
        String token = person().signIn(email, PASSWORD).text("signIn.tokens.accessToken");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("cognito:groups"))
                .containsExactly("CUSTOMER");
        assertThat(groups(id)).containsExactly("CUSTOMER");
    }

    @Test
    void whatChangesDuringASignInOrARefreshHoldsForItsToken() {
        String email = freshEmail();
        String id = person().account(email);
        String token = person().signIn(email, PASSWORD).text("signIn.tokens.refreshToken");
        var midSignIn = running.orElseThrow().subgraph().getBean(MidSignIn.class);
        midSignIn.once(() -> role("removeRole", id, "CUSTOMER"));
        GraphAnswer signIn = person().signIn(email, PASSWORD);
        assertThat(signIn.at("signIn.tokens")).isNull();
        assertThat(codeOf(signIn, "signIn")).isEqualTo("CREDENTIALS_INVALID");
        midSignIn.once(() -> status(id, "DISABLED"));
        assertThat(person().refresh(token).at("refreshTokens.tokens")).isNull();
    }

    @Test
    void throttlingIsRetriedAndThenUnavailable() {
        String email = freshEmail();
        person().account(email);
        var calls = new AtomicInteger();
        cognito().plan(_ -> calls.getAndIncrement() == 0 ? Mishap.THROTTLED : Mishap.NONE);
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
        assertThat(calls.get()).isGreaterThan(1);
        cognito().plan(_ -> Mishap.THROTTLED);
        assertThat(person().signIn(email, PASSWORD).errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(person().requestReset(email).errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(person().signUp(freshEmail(), PASSWORD).errorCodes())
                .containsExactly("UNAVAILABLE");
    }

    @Test
    void aRefreshThatCognitoMissedCanBeMadeAgain() {
        String email = freshEmail();
        person().account(email);
        String token = person().signIn(email, PASSWORD).text("signIn.tokens.refreshToken");
        cognito().plan(_ -> Mishap.LOST_BEFORE);
        assertThat(person().refresh(token).errorCodes()).containsExactly("UNAVAILABLE");
        cognito().recover();
        assertThat(person().refresh(token).at("refreshTokens.tokens")).isNotNull();
    }

    @Test
    void anAccountThatCognitoConfirmedAndWeCouldNotOpenOpensWithTheNextCode() {
        String email = freshEmail();
        person().signUp(email, PASSWORD);
        STORE.plan(
                operation ->
                        operation.equals("TransactWriteItems") ? Mishap.THROTTLED : Mishap.NONE);
        assertThat(person().confirm(email, "123456").errorCodes()).containsExactly("UNAVAILABLE");
        STORE.recover();
        assertThat(codeOf(person().signIn(email, PASSWORD), "signIn")).isEqualTo("NOT_CONFIRMED");
        assertThat(person().confirm(email, "123456").text("confirmSignUp.user.id"))
                .startsWith("usr_");
        assertThat(person().signIn(email, PASSWORD).at("signIn.tokens")).isNotNull();
    }

    @Test
    void aSignUpThatWeCouldNotKeepIsTakenBack() {
        String email = freshEmail();
        STORE.plan(
                operation ->
                        operation.equals("TransactWriteItems") ? Mishap.THROTTLED : Mishap.NONE);
        assertThat(person().signUp(email, PASSWORD).errorCodes()).containsExactly("UNAVAILABLE");
        STORE.recover();
        await().untilAsserted(() -> assertThat(usersWith(email)).isZero());
        assertThat(person().account(email)).startsWith("usr_");
    }

    @Test
    void aPoolThatTellsWhoHasAnAccountIsRefusedAtStart() {
        URI moto = pool().moto();
        var telling = CognitoUnderTest.on(moto, moto, PreventUserExistenceErrorTypes.LEGACY);
        telling.cognito()
                .deleteGroup(request -> request.userPoolId(telling.pool()).groupName("SUPPORT"));
        assertThatThrownBy(telling::start)
                .hasStackTraceContaining("PreventUserExistenceErrors ENABLED")
                .hasStackTraceContaining("the group SUPPORT is missing");
    }

    @Test
    void cognitoIsAskedForTheSameWithAndWithoutAnAccount() {
        String known = freshEmail();
        person().account(known);
        String unknown = freshEmail();
        assertThat(asked(() -> person().signIn(unknown, PASSWORD)))
                .isEqualTo(asked(() -> person().signIn(known, "wrong")))
                .containsExactly("InitiateAuth");
        assertThat(asked(() -> person().requestReset(unknown)))
                .isEqualTo(asked(() -> person().requestReset(known)))
                .containsExactly("ForgotPassword");
        assertThat(asked(() -> person().reset(unknown, wrongCode(), PASSWORD)))
                .isEqualTo(asked(() -> person().reset(known, wrongCode(), PASSWORD)))
                .containsExactly("ConfirmForgotPassword");
        assertThat(asked(() -> person().confirm(unknown, "1")))
                .isEqualTo(asked(() -> person().confirm(known, "1")))
                .containsExactly("ConfirmSignUp");
        assertThat(asked(() -> person().resend(unknown)))
                .isEqualTo(asked(() -> person().resend(known)))
                .containsExactly("ResendConfirmationCode");
        assertThat(asked(() -> person().signUp(unknown, PASSWORD)))
                .isEqualTo(asked(() -> person().signUp(known, PASSWORD)))
                .containsExactly("SignUp");
    }

    /// What Cognito is asked for while the answer waits; what follows a change, or removes a
    /// sign-up, does so beside it. A call that fails here and is made again counts once.
    private static List<String> asked(Runnable call) {
        var operations = new CopyOnWriteArrayList<String>();
        cognito()
                .plan(
                        operation -> {
                            if (!operation.startsWith("Admin")) operations.add(operation);
                            return Mishap.NONE;
                        });
        call.run();
        cognito().recover();
        return operations.stream().distinct().toList();
    }

    private long usersWith(String email) {
        return pool().cognito()
                .listUsers(
                        request ->
                                request.userPoolId(pool().pool())
                                        .filter("email = \"" + email + "\""))
                .users()
                .size();
    }

    private List<String> groups(String id) {
        return pool()
                .cognito()
                .adminListGroupsForUser(request -> request.userPoolId(pool().pool()).username(id))
                .groups()
                .stream()
                .map(GroupType::groupName)
                .toList();
    }

    private boolean isEnabled(String id) {
        return pool().cognito()
                .adminGetUser(request -> request.userPoolId(pool().pool()).username(id))
                .enabled();
    }

    private void role(String mutation, String id, String role) {
        change(mutation, "RoleInput", Map.of("userId", id, "role", role));
    }

    private void status(String id, String status) {
        change("changeUserStatus", "ChangeUserStatusInput", Map.of("id", id, "status", status));
    }

    private void change(String mutation, String type, Map<String, String> input) {
        GraphAnswer answer =
                admin().execute(
                                "mutation($input: %s!) { %s(input: $input) { user { id } } }"
                                        .formatted(type, mutation),
                                new HashMap<>(Map.of("input", input)));
        assertThat(answer.at(mutation + ".user.id")).as(answer.body().toString()).isNotNull();
    }

    private static CognitoUnderTest pool() {
        return running.orElseThrow().pool();
    }

    private static UnreliableStore cognito() {
        return running.orElseThrow().cognito();
    }
}
