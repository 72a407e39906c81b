package commercegraph.router.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// An issuer of access tokens, which publishes its key over HTTP.
public final class TestIssuer implements AutoCloseable {
    public static final String CLIENT_ID = "shop";

    private final ECKey key;
    private final TestSubgraph keys;

    private TestIssuer(ECKey key) {
        this.key = key;
        this.keys = TestSubgraph.answering(new JWKSet(key).toString(true));
    }

    public static TestIssuer start() {
        try {
            return new TestIssuer(new ECKeyGenerator(Curve.P_256).keyID("key-1").generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String issuer() {
        return "http://" + keys.authority();
    }

    public String keySetUri() {
        return issuer() + "/.well-known/jwks.json";
    }

    /// How often the keys were asked for.
    public int fetches() {
        return keys.requests().size();
    }

    public String token(String userId, String... roles) {
        return token(userId, Duration.ofMinutes(15), roles);
    }

    public String token(String userId, Duration lifetime, String... roles) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .claim("username", userId)
                        .claim("token_use", "access")
                        .claim("client_id", CLIENT_ID)
                        .claim("cognito:groups", List.of(roles))
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plus(lifetime)))
                        .build();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                        claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return jwt.serialize();
    }

    @Override
    public void close() {
        keys.close();
    }
}
