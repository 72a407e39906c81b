package commercegraph.users.app;

import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// What a person does with an account, as calls of a subgraph.
///
/// @param codes the latest code that an address was sent
record AccountCalls(SubgraphTestClient client, UnaryOperator<String> codes) {

    static final String PASSWORD = "Correct-Horse-42";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// With the codes of the mails that the subgraph shows.
    AccountCalls(SubgraphTestClient client) {
        this(client, email -> shownCode(client, email));
    }

    static String freshEmail() {
        return "Someone" + COUNT.incrementAndGet() + "@Example.net";
    }

    GraphAnswer signUp(String email, String password) {
        return signUp(Map.of("email", email, "password", password));
    }

    GraphAnswer signUp(Map<String, Object> input) {
        return call("signUp", "SignUpInput", input, "");
    }

    GraphAnswer confirm(String email, String code) {
        var input = Map.<String, Object>of("email", email, "code", code);
        return call("confirmSignUp", "ConfirmSignUpInput", input, "user { id email roles status }");
    }

    GraphAnswer resend(String email) {
        return byEmail("resendConfirmationCode", email);
    }

    GraphAnswer requestReset(String email) {
        return byEmail("requestPasswordReset", email);
    }

    GraphAnswer reset(String email, String code, String password) {
        var input = Map.<String, Object>of("email", email, "code", code, "newPassword", password);
        return call("resetPassword", "ResetPasswordInput", input, "");
    }

    GraphAnswer signIn(String email, String password) {
        var input = Map.<String, Object>of("email", email, "password", password);
        return call(
                "signIn", "SignInInput", input, "tokens { accessToken refreshToken } user { id }");
    }

    GraphAnswer refresh(String token) {
        return client.execute(
                "mutation($t: String!) { refreshTokens(refreshToken: $t) { tokens { accessToken refreshToken } userErrors { code } } }",
                Map.of("t", token));
    }

    GraphAnswer signOut(String token) {
        return client.withToken(token).execute("mutation { signOut { userErrors { code } } }");
    }

    GraphAnswer me(String token) {
        return client.withToken(token).execute("{ me { id email } }");
    }

    /// A confirmed account; its id.
    String account(String email) {
        signUp(email, PASSWORD);
        return confirm(email, code(email)).text("confirmSignUp.user.id");
    }

    /// The code of the latest mail to this address.
    String code(String email) {
        return codes.apply(email);
    }

    private static String shownCode(SubgraphTestClient client, String email) {
        return mails(client, email).stream()
                .map(mail -> String.valueOf(mail.get("code")))
                .findFirst()
                .orElseThrow();
    }

    /// What this address was sent, newest first.
    List<Map<String, Object>> mails(String email) {
        return mails(client, email);
    }

    private static List<Map<String, Object>> mails(SubgraphTestClient client, String email) {
        return client.getList("/dev/mails").stream()
                .filter(mail -> email.equals(mail.get("to")))
                .toList();
    }

    private GraphAnswer byEmail(String mutation, String email) {
        return client.execute(
                "mutation($email: EmailAddress!) { %s(email: $email) { userErrors { code field } } }"
                        .formatted(mutation),
                Map.of("email", email));
    }

    private GraphAnswer call(
            String mutation, String type, Map<String, Object> input, String selection) {
        return client.execute(
                "mutation($input: %s!) { %s(input: $input) { %s userErrors { code message field } } }"
                        .formatted(type, mutation, selection),
                new HashMap<>(Map.of("input", input)));
    }
}
