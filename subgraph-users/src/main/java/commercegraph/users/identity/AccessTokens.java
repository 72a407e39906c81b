package commercegraph.users.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import commercegraph.users.domain.Role;
import commercegraph.users.domain.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// Makes access tokens, with the claims that Cognito's have.
final class AccessTokens {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final String issuer;
    private final String clientId;
    private final String keyId;
    private final JWSSigner signer;

    AccessTokens(ECKey key, String issuer, String clientId) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.keyId = key.getKeyID();
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException broken) {
            throw new IllegalStateException("the signing key can't sign", broken);
        }
    }

    String issue(User user, Instant now) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(user.id().value())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim("username", user.id().value())
                        .claim(
                                "cognito:groups",
                                user.roles().stream().map(Role::name).sorted().toList())
                        .claim("token_use", "access")
                        .claim("client_id", clientId)
                        .build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("the signing key can't sign", broken);
        }
        return token.serialize();
    }
}
