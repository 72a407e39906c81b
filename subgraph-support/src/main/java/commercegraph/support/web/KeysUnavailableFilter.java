package commercegraph.support.web;

import commercegraph.support.errors.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.OncePerRequestFilter;

/// A token that can't be judged, as the issuer's keys are out of reach, is no wrong token: 503, and
/// not 401.
final class KeysUnavailableFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(KeysUnavailableFilter.class);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException unavailable) {
            LOG.warn("The issuer's keys can't be had: {}", unavailable.toString());
            Map<String, String> extensions = Map.of("code", ErrorCode.UNAVAILABLE.name());
            Refusals.write(response, 503, "Tokens can't be verified for now", extensions);
        }
    }
}
