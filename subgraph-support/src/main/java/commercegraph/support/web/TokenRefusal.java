package commercegraph.support.web;

import commercegraph.support.errors.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Answers a token that is there but wrong: 401, and why where it was a good one once.
final class TokenRefusal implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        String code = ErrorCode.UNAUTHENTICATED.name();
        response.setHeader("www-authenticate", "Bearer error=\"invalid_token\"");
        switch (onlyError(refused)) {
            case TokenRules.TOKEN_EXPIRED ->
                    Refusals.write(
                            response,
                            401,
                            "The access token has expired",
                            Map.of("code", code, "reason", TokenRules.TOKEN_EXPIRED));
            case RevocationRule.TOKEN_REVOKED ->
                    Refusals.write(
                            response,
                            401,
                            "The access token was revoked",
                            Map.of("code", code, "reason", RevocationRule.TOKEN_REVOKED));
            default ->
                    Refusals.write(
                            response, 401, "The access token is not valid", Map.of("code", code));
        }
    }

    /// The code of the one thing that is wrong with the token; empty where there are several.
    private static String onlyError(AuthenticationException refused) {
        if (!(refused.getCause() instanceof JwtValidationException invalid)) return "";
        List<String> codes =
                invalid.getErrors().stream().map(OAuth2Error::getErrorCode).distinct().toList();
        return codes.size() == 1 ? codes.getFirst() : "";
    }
}
