package commercegraph.router.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import commercegraph.router.security.TokenOutcome.Reason;
import commercegraph.router.security.TokenOutcome.Refused;
import commercegraph.router.security.TokenOutcome.Valid;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a token's signature and claims must be. The signature comes first: of a token that nobody
/// signed nothing is believed, not even that it has expired.
final class AccessTokens {
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private final IdentitySettings settings;
    private final InstantSource clock;

    AccessTokens(IdentitySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    TokenOutcome verify(SignedJWT token, JWK key) {
        try {
            Optional<JWSVerifier> verifier = verifier(token.getHeader().getAlgorithm(), key);
            if (verifier.isEmpty() || !token.verify(verifier.get())) {
                return new Refused(Reason.TOKEN_INVALID);
            }
            return verify(token.getJWTClaimsSet());
        } catch (JOSEException | ParseException malformed) {
            return new Refused(Reason.TOKEN_MALFORMED);
        }
    }

    /// The algorithm is the key's to choose, not the token's: they must agree.
    private static Optional<JWSVerifier> verifier(JWSAlgorithm algorithm, JWK key)
            throws JOSEException {
        if (algorithm.equals(JWSAlgorithm.ES256) && key instanceof ECKey elliptic) {
            return Optional.of(new ECDSAVerifier(elliptic));
        }
        if (algorithm.equals(JWSAlgorithm.RS256) && key instanceof RSAKey rsa) {
            return Optional.of(new RSASSAVerifier(rsa));
        }
        return Optional.empty();
    }

    private TokenOutcome verify(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        if (claims.getExpirationTime() == null) {
            return new Refused(Reason.TOKEN_INVALID);
        }
        Instant expires = claims.getExpirationTime().toInstant();
        if (!now.isBefore(expires)) {
            return new Refused(Reason.TOKEN_EXPIRED);
        }
        String userId = claims.getStringClaim(IdentitySettings.USER_CLAIM);
        boolean valid =
                settings.issuer().equals(claims.getIssuer())
                        && "access".equals(claims.getStringClaim("token_use"))
                        && isClientKnown(claims.getStringClaim("client_id"))
                        && (claims.getNotBeforeTime() == null
                                || !now.isBefore(claims.getNotBeforeTime().toInstant()))
                        && userId != null
                        && !userId.isBlank();
        return valid
                ? new Valid(identity(userId, claims, expires))
                : new Refused(Reason.TOKEN_INVALID);
    }

    private boolean isClientKnown(@org.jspecify.annotations.Nullable String clientId) {
        return settings.clientIds().isEmpty()
                || (clientId != null && settings.clientIds().contains(clientId));
    }

    private Identity identity(String userId, JWTClaimsSet claims, Instant expires)
            throws ParseException {
        List<String> groups = claims.getStringListClaim(IdentitySettings.ROLES_CLAIM);
        Set<String> roles = groups == null ? Set.of() : Set.copyOf(groups);
        Grants grants =
                new Grants(
                        true,
                        granted(settings.roleScopes(), roles),
                        granted(settings.rolePolicies(), roles));
        Instant issued =
                claims.getIssueTime() == null ? Instant.EPOCH : claims.getIssueTime().toInstant();
        return new Identity(userId, roles, grants, issued, expires);
    }

    private static Set<String> granted(Map<String, Set<String>> byRole, Set<String> roles) {
        Set<String> all = new HashSet<>();
        roles.forEach(role -> all.addAll(byRole.getOrDefault(role, Set.of())));
        return all;
    }
}
