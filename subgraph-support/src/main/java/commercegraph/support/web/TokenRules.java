package commercegraph.support.web;

import commercegraph.support.configuration.SubgraphProperties.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// What an access token must say beside being signed: whose it is, for whom, and until when. An id
/// token, or a token for another client, is no bearer here.
final class TokenRules implements OAuth2TokenValidator<Jwt> {

    static final String TOKEN_EXPIRED = "TOKEN_EXPIRED";

    /// Clocks differ: a token may be this much from the future. It is never good after its expiry.
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Identity identity;
    private final Clock clock;

    TokenRules(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var errors = new ArrayList<OAuth2Error>();
        if (!isValid(token))
            errors.add(
                    new OAuth2Error(
                            "invalid_token", "The access token is not for this graph", null));
        Instant expiresAt = token.getExpiresAt();
        if (expiresAt == null || !clock.instant().isBefore(expiresAt))
            errors.add(new OAuth2Error(TOKEN_EXPIRED, "The access token has expired", null));
        return errors.isEmpty()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(errors);
    }

    private boolean isValid(Jwt token) {
        String username = token.getClaimAsString("username");
        Instant latest = clock.instant().plus(SKEW);
        return identity.issuer().equals(token.getClaimAsString("iss"))
                && "access".equals(token.getClaimAsString("token_use"))
                && identity.clientId().equals(token.getClaimAsString("client_id"))
                && username != null
                && username.startsWith("usr_")
                && !isAfter(token.getIssuedAt(), latest)
                && !isAfter(token.getNotBefore(), latest);
    }

    private static boolean isAfter(@Nullable Instant time, Instant latest) {
        return time != null && time.isAfter(latest);
    }
}
