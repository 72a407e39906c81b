package commercegraph.support.web;

import commercegraph.support.errors.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Answers a token that is there but wrong: 401, and whether it has merely expired.
final class TokenRefusal implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        boolean expired =
                refused.getCause() instanceof JwtValidationException invalid
                        && TokenRules.onlyExpired(invalid.getErrors());
        String code = ErrorCode.UNAUTHENTICATED.name();
        response.setHeader("www-authenticate", "Bearer error=\"invalid_token\"");
        if (expired)
            Refusals.write(
                    response,
                    401,
                    "The access token has expired",
                    Map.of("code", code, "reason", TokenRules.TOKEN_EXPIRED));
        else Refusals.write(response, 401, "The access token is not valid", Map.of("code", code));
    }
}
