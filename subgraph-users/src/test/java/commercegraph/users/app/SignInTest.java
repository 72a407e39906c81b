package commercegraph.users.app;

import static commercegraph.users.app.UsersUnderTest.ANONYMOUS;
import static commercegraph.users.app.UsersUnderTest.CUSTOMER;
import static commercegraph.users.app.UsersUnderTest.PASSWORD;
import static commercegraph.users.app.UsersUnderTest.signIn;
import static commercegraph.users.app.UsersUnderTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SignInTest {

    private static final String REFRESH =
            """
            mutation($token: String!) { refreshTokens(refreshToken: $token) {
              tokens { accessToken refreshToken } user { id } userErrors { code } } }
            """;

    @Test
    void givesATokenThatTheKeysVouchForAndThatTheGraphTakes() throws Exception {
        GraphAnswer answer = signIn("Customer@Example.com", PASSWORD);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("signIn.user"))
                .isEqualTo(Map.of("id", CUSTOMER, "roles", List.of("CUSTOMER")));
        assertThat(answer.at("signIn.tokens.expiresIn")).isEqualTo(900);
        assertThat(answer.at("signIn.tokens.tokenType")).isEqualTo("Bearer");

        String accessToken = answer.text("signIn.tokens.accessToken");
        GraphAnswer keys = ANONYMOUS.get("/.well-known/jwks.json");
        assertThat(keys.status()).isEqualTo(200);
        var key =
                JWKSet.parse(new JsonMapper().writeValueAsString(keys.body())).getKeys().getFirst();
        assertThat(key.isPrivate()).isFalse();
        var token = SignedJWT.parse(accessToken);
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("username", CUSTOMER)
                .containsEntry("token_use", "access")
                .containsEntry("client_id", "commerce-graph")
                .containsEntry("iss", "http://users.test")
                .containsEntry("cognito:groups", List.of("CUSTOMER"))
                .containsKeys("exp", "iat", "jti", "sub");

        GraphAnswer me = ANONYMOUS.withToken(accessToken).execute("{ me { id email } }");
        assertThat(me.at("me")).isEqualTo(Map.of("id", CUSTOMER, "email", "customer@example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "customer@example.com,wrong",
        "nobody@example.com,Quickstart-2026!",
        "not an address,Quickstart-2026!",
        "chloe.berger@example.com,Quickstart-2026!"
    })
    void tellsAWrongPasswordAndAnUnknownAddressAlike(String email, String password) {
        GraphAnswer answer = signIn(email, password);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("signIn.tokens")).isNull();
        assertThat(answer.at("signIn.user")).isNull();
        assertThat(answer.at("signIn.userErrors[0].code")).isEqualTo("CREDENTIALS_INVALID");
        assertThat(answer.at("signIn.userErrors[0].message"))
                .isEqualTo("The address or the password is not right");
    }

    @Test
    void aPasswordBeyondItsBoundIsAWrongOne() {
        GraphAnswer answer = signIn("customer@example.com", "x".repeat(100_000));
        assertThat(answer.at("signIn.userErrors[0].code")).isEqualTo("CREDENTIALS_INVALID");
    }

    @Test
    void takesOneTryPerRequest() {
        String guess =
                "signIn(input: {email: \"customer@example.com\", password: \"a\"}) { userErrors { code } }";
        GraphAnswer answer = ANONYMOUS.execute("mutation { a: " + guess + " b: " + guess + " }");
        assertThat(answer.text("a.userErrors[0].code")).isEqualTo("CREDENTIALS_INVALID");
        assertThat(answer.at("b")).isNull();
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheFamily() {
        String first = signIn("customer@example.com", PASSWORD).text("signIn.tokens.refreshToken");
        GraphAnswer refreshed = refresh(first);
        assertThat(refreshed.text("refreshTokens.user.id")).isEqualTo(CUSTOMER);
        String second = refreshed.text("refreshTokens.tokens.refreshToken");
        assertThat(refresh(second).at("refreshTokens.tokens")).isNotNull();
        assertThat(refresh(first).text("refreshTokens.userErrors[0].code"))
                .isEqualTo("CREDENTIALS_INVALID");
        assertThat(refresh(second).at("refreshTokens.tokens")).isNull();
        assertThat(refresh("nonsense").at("refreshTokens.tokens")).isNull();
    }

    @Test
    void aTokenOutlivesTheProcessThatIssuedIt() {
        String token = signIn("customer@example.com", PASSWORD).text("signIn.tokens.accessToken");
        try (var other = UsersUnderTest.start()) {
            GraphAnswer me = SubgraphTestClient.of(other).withToken(token).execute("{ me { id } }");
            assertThat(me.text("me.id")).isEqualTo(CUSTOMER);
        }
    }

    @Test
    void signInsAreInTheAuditTrail() {
        signIn("recommender@example.com", "wrong");
        GraphAnswer me =
                signedIn("recommender")
                        .execute(
                                "{ me { auditEvents(first: 2) { nodes { action actor { id } } } } }");
        assertThat(me.list("me.auditEvents.nodes").toString()).contains("SIGNED_IN");
    }

    private static GraphAnswer refresh(String token) {
        return ANONYMOUS.execute(REFRESH, Map.of("token", token));
    }
}
