package commercegraph.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import commercegraph.router.security.TokenOutcome.Reason;
import commercegraph.router.security.TokenOutcome.Refused;
import commercegraph.router.security.TokenOutcome.Unavailable;
import commercegraph.router.security.TokenOutcome.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final String ISSUER = "http://issuer.example";
    private static final IdentitySettings SETTINGS =
            new IdentitySettings(
                    ISSUER,
                    Set.of("shop"),
                    Map.of("BUYER", Set.of("orders:read"), "BOSS", Set.of("all")),
                    Map.of("BOSS", Set.of("signs-off")));
    private static ECKey elliptic;
    private static ECKey later;
    private static RSAKey rsa;

    private final AtomicInteger fetches = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private String published = "";
    private boolean reachable = true;
    private Instant notBefore = Instant.EPOCH;
    private TokenVerifier verifier;

    @BeforeAll
    static void makeKeys() throws Exception {
        elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
        later = new ECKeyGenerator(Curve.P_256).keyID("later").generate();
        rsa = new RSAKeyGenerator(2_048).keyID("rsa").generate();
    }

    @BeforeEach
    void makeVerifier() {
        published = new JWKSet(List.of(elliptic, rsa)).toString(true);
        verifier =
                new TokenVerifier(
                        SETTINGS,
                        () -> {
                            fetches.incrementAndGet();
                            return reachable
                                    ? CompletableFuture.completedFuture(published)
                                    : CompletableFuture.failedFuture(new IllegalStateException());
                        },
                        new KnownRevocations(
                                _ -> CompletableFuture.completedFuture(notBefore),
                                Duration.ofSeconds(15),
                                () -> Duration.between(Instant.EPOCH, now).toNanos()),
                        () -> now,
                        Runnable::run);
    }

    @Test
    void takesTokensOfBothAlgorithms() throws Exception {
        assertThat(verify(token(elliptic, _ -> {}))).isInstanceOf(Valid.class);
        assertThat(verify(token(rsa, _ -> {}))).isInstanceOf(Valid.class);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void readsWhoItIsAndWhatTheyMayDo() throws Exception {
        TokenOutcome outcome =
                verify(
                        token(
                                elliptic,
                                claims ->
                                        claims.claim("cognito:groups", List.of("BUYER", "BOSS"))));

        assertThat(outcome)
                .isEqualTo(
                        new Valid(
                                new Identity(
                                        "usr_1",
                                        Set.of("BUYER", "BOSS"),
                                        new Grants(
                                                true,
                                                Set.of("orders:read", "all"),
                                                Set.of("signs-off")),
                                        now,
                                        now.plusSeconds(900))));
    }

    @Test
    void refusesAGoodTokenOnceItIsRevoked() throws Exception {
        String before = token(elliptic, _ -> {});
        String after = token(elliptic, claims -> claims.issueTime(Date.from(now.plusSeconds(1))));
        assertThat(verify(before)).isInstanceOf(Valid.class);

        notBefore = now.plusSeconds(1);
        now = now.plusSeconds(15);

        assertThat(verify(before)).isEqualTo(new Refused(Reason.TOKEN_REVOKED));
        assertThat(verify(before)).isEqualTo(new Refused(Reason.TOKEN_REVOKED));
        assertThat(verify(after)).isInstanceOf(Valid.class);
    }

    @Test
    void aTokenWithoutATimeIsOlderThanAnyRevocation() throws Exception {
        String timeless = token(elliptic, claims -> claims.issueTime(null));
        assertThat(verify(timeless)).isInstanceOf(Valid.class);

        notBefore = Instant.EPOCH.plusSeconds(1);
        now = now.plusSeconds(15);

        assertThat(verify(timeless)).isEqualTo(new Refused(Reason.TOKEN_REVOKED));
    }

    @Test
    void saysWhenATokenHasExpired() throws Exception {
        String token = token(elliptic, _ -> {});
        assertThat(verify(token)).isInstanceOf(Valid.class);

        now = now.plusSeconds(900);

        assertThat(verify(token)).isEqualTo(new Refused(Reason.TOKEN_EXPIRED));
    }

    @Test
    void refusesWhatIsNotAnAccessTokenForUs() throws Exception {
        List<Consumer<JWTClaimsSet.Builder>> wrong =
                List.of(
                        claims -> claims.issuer("http://other.example"),
                        claims -> claims.claim("token_use", "id"),
                        claims -> claims.claim("token_use", null),
                        claims -> claims.claim("client_id", "other"),
                        claims -> claims.claim("username", null),
                        claims -> claims.expirationTime(null),
                        claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))));
        for (Consumer<JWTClaimsSet.Builder> change : wrong) {
            assertThat(verify(token(elliptic, change)))
                    .isEqualTo(new Refused(Reason.TOKEN_INVALID));
        }
    }

    @Test
    void refusesASignatureThatDoesNotHold() throws Exception {
        String token = token(elliptic, _ -> {});
        String other = token(elliptic, claims -> claims.claim("username", "usr_2"));
        String forged =
                other.substring(0, other.lastIndexOf('.'))
                        + token.substring(token.lastIndexOf('.'));

        assertThat(verify(forged)).isEqualTo(new Refused(Reason.TOKEN_INVALID));
    }

    @Test
    void refusesAnotherAlgorithmThanTheKeys() throws Exception {
        byte[] publicBytes = elliptic.toECPublicKey().getEncoded();
        String confused =
                sign(
                        JWSAlgorithm.HS256,
                        "elliptic",
                        new MACSigner(java.util.Arrays.copyOf(publicBytes, 64)),
                        claims(_ -> {}));
        String crossed =
                sign(JWSAlgorithm.RS256, "elliptic", new RSASSASigner(rsa), claims(_ -> {}));

        assertThat(verify(confused)).isEqualTo(new Refused(Reason.TOKEN_INVALID));
        assertThat(verify(crossed)).isEqualTo(new Refused(Reason.TOKEN_INVALID));
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String text : List.of("", "x", "a.b.c", "e30.e30.", "x".repeat(9_000))) {
            assertThat(verify(text)).isEqualTo(new Refused(Reason.TOKEN_MALFORMED));
        }
    }

    @Test
    void learnsRotatedKeysButAsksNoMoreOftenThanItMay() throws Exception {
        assertThat(verify(token(elliptic, _ -> {}))).isInstanceOf(Valid.class);
        published = new JWKSet(List.of(later)).toString(true);

        assertThat(verify(token(later, _ -> {}))).isEqualTo(new Refused(Reason.TOKEN_INVALID));
        assertThat(fetches).hasValue(1);

        now = now.plus(KeySet.UNKNOWN_KEY_PAUSE);
        assertThat(verify(token(later, _ -> {}))).isInstanceOf(Valid.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void forgetsKeysThatTheIssuerHasTakenBack() throws Exception {
        assertThat(verify(token(elliptic, _ -> {}))).isInstanceOf(Valid.class);
        published = new JWKSet(List.of(later)).toString(true);
        now = now.plus(KeySet.FRESH).plusSeconds(1);

        verify(token(elliptic, claims -> claims.claim("username", "usr_2")));

        assertThat(verify(token(elliptic, claims -> claims.claim("username", "usr_3"))))
                .isEqualTo(new Refused(Reason.TOKEN_INVALID));
    }

    @Test
    void goesOnWithOldKeysForAWhileWhenTheIssuerIsAway() throws Exception {
        assertThat(verify(token(elliptic, _ -> {}))).isInstanceOf(Valid.class);
        reachable = false;
        now = now.plus(Duration.ofMinutes(30));

        assertThat(verify(token(elliptic, claims -> claims.claim("username", "usr_2"))))
                .isInstanceOf(Valid.class);

        now = now.plus(KeySet.STALE_MAX);
        assertThat(verify(token(elliptic, claims -> claims.claim("username", "usr_3"))))
                .isEqualTo(new Unavailable());
    }

    @Test
    void letsNobodyInWhileTheIssuerWasNeverThere() throws Exception {
        reachable = false;

        assertThat(verify(token(elliptic, _ -> {}))).isEqualTo(new Unavailable());

        reachable = true;
        now = now.plus(KeySet.UNKNOWN_KEY_PAUSE);
        assertThat(verify(token(elliptic, _ -> {}))).isInstanceOf(Valid.class);
    }

    private TokenOutcome verify(String token) {
        return verifier.verify(token).toCompletableFuture().join();
    }

    private String token(ECKey key, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return sign(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), claims(change));
    }

    private String token(RSAKey key, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return sign(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims(change));
    }

    private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .claim("username", "usr_1")
                        .claim("token_use", "access")
                        .claim("client_id", "shop")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(900)));
        change.accept(claims);
        return claims.build();
    }

    private static String sign(
            JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws Exception {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
