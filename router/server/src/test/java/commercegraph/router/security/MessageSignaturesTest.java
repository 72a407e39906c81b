package commercegraph.router.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.signatures.Headers;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignatureHeaders;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MessageSignaturesTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final byte[] BODY = "{\"query\":\"{ a }\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000L);
    private static final String AUTHORITY = "127.0.0.1:4000";
    private static final HmacKey KEY = new HmacKey("client", List.of(SECRET));

    private final Set<String> seen = new HashSet<>();
    private final List<Duration> lifetimes = new ArrayList<>();
    private boolean available = true;
    private final MessageSignatures signatures =
            new MessageSignatures(
                    List.of(new ClientKey(KEY, Set.of("events:write"))),
                    Set.of(AUTHORITY),
                    (keyId, nonce, lifetime) -> {
                        lifetimes.add(lifetime);
                        boolean fresh = available && seen.add(keyId + " " + nonce);
                        return CompletableFuture.completedFuture(
                                available
                                        ? fresh ? NonceStore.Outcome.FRESH : NonceStore.Outcome.SEEN
                                        : NonceStore.Outcome.UNAVAILABLE);
                    },
                    () -> NOW);

    @Test
    void leavesUnsignedRequestsAlone() {
        assertThat(verify(message(Map.of()), BODY)).isEqualTo(new SignatureOutcome.Absent());
        assertThat(lifetimes).isEmpty();
    }

    @Test
    void knowsTheKeyAndItsScopes() {
        assertThat(verify(signed(NOW, KEY), BODY))
                .isEqualTo(new SignatureOutcome.Valid("client", Set.of("events:write")));
        assertThat(lifetimes)
                .singleElement()
                .satisfies(lifetime -> assertThat(lifetime).isGreaterThan(Duration.ofSeconds(600)));
    }

    @Test
    void refusesAReplay() {
        SignedMessage message = signed(NOW, KEY);
        verify(message, BODY);

        assertThat(refusal(message, BODY)).isEqualTo(SignatureRefusal.SIGNATURE_REPLAYED);
    }

    @Test
    void usesUpNoNonceBeforeTheSignatureHolds() {
        SignedMessage message = signed(NOW, KEY);

        assertThat(refusal(message, "{}".getBytes(UTF_8)))
                .isEqualTo(SignatureRefusal.SIGNATURE_INVALID);
        assertThat(seen).isEmpty();
        assertThat(verify(message, BODY)).isInstanceOf(SignatureOutcome.Valid.class);
    }

    @Test
    void refusesAnOldDateAndSaysWhatTimeItIs() {
        assertThat(verify(signed(NOW.minusSeconds(301), KEY), BODY))
                .isInstanceOfSatisfying(
                        SignatureOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.code())
                                    .isEqualTo(SignatureRefusal.SIGNATURE_EXPIRED);
                            assertThat(refused.serverTime()).isEqualTo(NOW);
                        });
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() {
        HmacKey other = new HmacKey("other", List.of(SECRET));

        assertThat(refusal(signed(NOW, other), BODY)).isEqualTo(SignatureRefusal.KEY_UNKNOWN);
    }

    @Test
    void refusesAnotherAuthority() {
        SignedMessage message = signed(NOW, KEY);
        SignedMessage elsewhere =
                SignedMessage.of("POST", "evil.example", "/graphql", message.headers());

        assertThat(refusal(elsewhere, BODY)).isEqualTo(SignatureRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesSignedRequestsWhileNoncesCannotBeKept() {
        available = false;

        assertThat(refusal(signed(NOW, KEY), BODY)).isEqualTo(SignatureRefusal.UNAVAILABLE);
    }

    private SignatureRefusal refusal(SignedMessage message, byte[] body) {
        SignatureOutcome outcome = verify(message, body);
        assertThat(outcome).isInstanceOf(SignatureOutcome.Refused.class);
        return ((SignatureOutcome.Refused) outcome).code();
    }

    private SignatureOutcome verify(SignedMessage message, byte[] body) {
        return signatures.verify(message, body).toCompletableFuture().join();
    }

    private static SignedMessage signed(Instant created, HmacKey key) {
        SignatureHeaders headers =
                new Signer(Profile.CLIENT, key)
                        .sign(message(Map.of()), BODY, created, "0123456789abcdef");
        return message(headers.asMap());
    }

    private static SignedMessage message(Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        all.put("content-type", List.of("application/json"));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return SignedMessage.of("POST", AUTHORITY, "/graphql", Headers.of(all));
    }
}
