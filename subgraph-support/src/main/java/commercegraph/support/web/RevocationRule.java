package commercegraph.support.web;

import commercegraph.support.revocations.KnownRevocations;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// What holds of a token that is good in itself: it was not revoked since it was issued. Of another
/// nothing is asked.
final class RevocationRule implements OAuth2TokenValidator<Jwt> {

    static final String TOKEN_REVOKED = "TOKEN_REVOKED";

    private final TokenRules rules;
    private final KnownRevocations revocations;

    RevocationRule(TokenRules rules, KnownRevocations revocations) {
        this.rules = rules;
        this.revocations = revocations;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        OAuth2TokenValidatorResult result = rules.validate(token);
        if (result.hasErrors() || !isRevoked(token)) return result;
        return OAuth2TokenValidatorResult.failure(
                new OAuth2Error(TOKEN_REVOKED, "The access token was revoked", null));
    }

    /// A token that does not say when it was issued is older than any revocation, and one that
    /// names nobody cannot be looked up.
    private boolean isRevoked(Jwt token) {
        String userId = token.getClaimAsString("username");
        Instant issuedAt = token.getIssuedAt();
        return userId == null
                || revocations.isRevoked(userId, issuedAt == null ? Instant.EPOCH : issuedAt);
    }
}
