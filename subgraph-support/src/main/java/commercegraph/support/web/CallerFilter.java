package commercegraph.support.web;

import commercegraph.support.correlation.CorrelationId;
import commercegraph.support.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// After the token was verified: puts who asks onto the request, where the GraphQL side finds it.
final class CallerFilter extends OncePerRequestFilter {

    private static final String CALLER_KEY = "commercegraph-caller-key";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Caller.class.getName(), caller(request));
        chain.doFilter(request, response);
    }

    private static Caller caller(HttpServletRequest request) {
        var token =
                SecurityContextHolder.getContext().getAuthentication()
                                instanceof JwtAuthenticationToken verified
                        ? verified.getToken()
                        : null;
        return new Caller(
                Optional.ofNullable(token).map(jwt -> jwt.getClaimAsString("username")),
                roles(token),
                Optional.ofNullable(request.getHeader(CALLER_KEY)),
                text(request, SignatureFilter.PEER_KEY_ID),
                text(request, CorrelationId.HEADER));
    }

    static Set<String> roles(@Nullable Jwt token) {
        List<String> groups = token == null ? null : token.getClaimAsStringList("cognito:groups");
        return groups == null ? Set.of() : Set.copyOf(groups);
    }

    private static String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String text ? text : "";
    }
}
