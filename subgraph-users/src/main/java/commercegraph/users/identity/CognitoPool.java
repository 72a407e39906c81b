package commercegraph.users.identity;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.REFRESH_TOKEN_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.USER_PASSWORD_AUTH;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/// What a person does at Cognito, by user name, which is our `usr_…` id. An id that the pool does
/// not know is answered as a wrong password or code is.
final class CognitoPool {

    /// A wrong password, an unknown or disabled user, too many tries: all one answer.
    private static final Set<Class<? extends CognitoIdentityProviderException>> WRONG_PASSWORD =
            Set.of(
                    NotAuthorizedException.class,
                    UserNotFoundException.class,
                    PasswordResetRequiredException.class,
                    InvalidParameterException.class);
    private static final Set<Class<? extends CognitoIdentityProviderException>> WRONG_CODE =
            Set.of(
                    CodeMismatchException.class,
                    ExpiredCodeException.class,
                    NotAuthorizedException.class,
                    UserNotFoundException.class,
                    UserNotConfirmedException.class,
                    InvalidParameterException.class,
                    LimitExceededException.class,
                    TooManyFailedAttemptsException.class);

    /// No mail goes out, and nobody is told why.
    private static final Set<Class<? extends CognitoIdentityProviderException>> NO_MAIL =
            Set.of(
                    CodeDeliveryFailureException.class,
                    NotAuthorizedException.class,
                    UserNotFoundException.class,
                    UserNotConfirmedException.class,
                    InvalidParameterException.class,
                    LimitExceededException.class);

    private static final int PASSWORD_CHARACTERS_MAX = 256;
    private static final Pattern CODE = Pattern.compile("\\S{1,64}");
    private static final String NO_CODE = "no-code";
    private static final String NO_PASSWORD = "no password";

    private final CognitoIdentityProviderClient client;
    private final String clientId;
    private final String clientSecret;

    CognitoPool(CognitoIdentityProviderClient client, String clientId, String clientSecret) {
        this.client = client;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    sealed interface Attempt {
        record Right(IssuedTokens tokens) implements Attempt {}

        record Wrong() implements Attempt {}

        record NotConfirmed() implements Attempt {}
    }

    /// A challenge (a second factor, a password to be replaced) is nothing that this graph can
    /// answer, and so no right password.
    Attempt signIn(UserId user, String password) {
        var parameters = new HashMap<>(Map.of("USERNAME", user.value()));
        parameters.put("PASSWORD", isPassword(password) ? password : NO_PASSWORD);
        return CognitoCalls.answer(
                () -> password(user, parameters), new Attempt.Wrong(), WRONG_PASSWORD);
    }

    /// Cognito looks at the password before it tells that a user is not confirmed.
    private Attempt password(UserId user, Map<String, String> parameters) {
        try {
            return right(authenticated(USER_PASSWORD_AUTH, user, parameters), null);
        } catch (UserNotConfirmedException _) {
            return new Attempt.NotConfirmed();
        }
    }

    private static Attempt right(
            @Nullable AuthenticationResultType result, @Nullable String token) {
        return result == null ? new Attempt.Wrong() : new Attempt.Right(tokens(result, token));
    }

    /// Empty when Cognito takes the token no longer.
    Optional<IssuedTokens> refresh(UserId user, String refreshToken) {
        var parameters = new HashMap<>(Map.of("REFRESH_TOKEN", refreshToken));
        Attempt attempt =
                CognitoCalls.answer(
                        () ->
                                right(
                                        authenticated(REFRESH_TOKEN_AUTH, user, parameters),
                                        refreshToken),
                        new Attempt.Wrong(),
                        Set.of(NotAuthorizedException.class, UserNotFoundException.class));
        return attempt instanceof Attempt.Right(var tokens)
                ? Optional.of(tokens)
                : Optional.empty();
    }

    private @Nullable AuthenticationResultType authenticated(
            AuthFlowType flow, UserId user, Map<String, String> parameters) {
        secretHash(user).ifPresent(hash -> parameters.put("SECRET_HASH", hash));
        return client.initiateAuth(
                        request ->
                                request.authFlow(flow)
                                        .clientId(clientId)
                                        .authParameters(parameters))
                .authenticationResult();
    }

    /// Cognito keeps a refresh token unless it is told to give out another each time.
    private static IssuedTokens tokens(AuthenticationResultType result, @Nullable String former) {
        String refreshToken = result.refreshToken() == null ? former : result.refreshToken();
        if (refreshToken == null)
            throw new IllegalStateException("Cognito gave no refresh token with a sign-in");
        return new IssuedTokens(result.accessToken(), refreshToken, result.expiresIn());
    }

    /// Opens an unconfirmed account, and has a code mailed. False for an address or a password that
    /// Cognito does not take.
    boolean signUp(UserId user, EmailAddress email, String password) {
        return CognitoCalls.answer(
                () -> signedUp(user, email, password),
                false,
                Set.of(InvalidPasswordException.class, InvalidParameterException.class));
    }

    /// One that is there already is from a call of before, whose answer was lost.
    private boolean signedUp(UserId user, EmailAddress email, String password) {
        var address = AttributeType.builder().name("email").value(email.value()).build();
        try {
            client.signUp(
                    request ->
                            request.clientId(clientId)
                                    .secretHash(secretHash(user).orElse(null))
                                    .username(user.value())
                                    .password(password)
                                    .userAttributes(address));
            return true;
        } catch (UsernameExistsException | CodeDeliveryFailureException _) {
            return true;
        }
    }

    /// Whether the code is right.
    boolean confirm(UserId user, String code) {
        return CognitoCalls.answer(
                () ->
                        client.confirmSignUp(
                                        request ->
                                                request.clientId(clientId)
                                                        .secretHash(secretHash(user).orElse(null))
                                                        .username(user.value())
                                                        .confirmationCode(codeOf(code))
                                                        .forceAliasCreation(true))
                                != null,
                false,
                WRONG_CODE);
    }

    void resend(UserId user) {
        CognitoCalls.run(
                () ->
                        client.resendConfirmationCode(
                                request ->
                                        request.clientId(clientId)
                                                .secretHash(secretHash(user).orElse(null))
                                                .username(user.value())),
                NO_MAIL);
    }

    void requestReset(UserId user) {
        CognitoCalls.run(
                () ->
                        client.forgotPassword(
                                request ->
                                        request.clientId(clientId)
                                                .secretHash(secretHash(user).orElse(null))
                                                .username(user.value())),
                NO_MAIL);
    }

    /// Whether the code was right, and so the password is set.
    boolean reset(UserId user, String code, String password) {
        return CognitoCalls.answer(
                () ->
                        client.confirmForgotPassword(
                                        request ->
                                                request.clientId(clientId)
                                                        .secretHash(secretHash(user).orElse(null))
                                                        .username(user.value())
                                                        .confirmationCode(codeOf(code))
                                                        .password(password))
                                != null,
                false,
                WRONG_CODE);
    }

    /// What can be no code is asked for all the same, as another wrong one: it takes as long.
    private static String codeOf(String code) {
        return CODE.matcher(code).matches() ? code : NO_CODE;
    }

    private static boolean isPassword(String password) {
        return !password.isEmpty() && password.length() <= PASSWORD_CHARACTERS_MAX;
    }

    /// HMAC-SHA-256 of user name and client id under the client's secret: Cognito's proof that a
    /// call comes from this client.
    private Optional<String> secretHash(UserId user) {
        if (clientSecret.isEmpty()) return Optional.empty();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(clientSecret), "HmacSHA256"));
            byte[] hash = mac.doFinal(utf8(user.value() + clientId));
            return Optional.of(Base64.getEncoder().encodeToString(hash));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
