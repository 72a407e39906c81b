package commercegraph.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignerTest {

    private static final SignedMessage PLAIN =
            Requests.message(Map.of("content-type", "application/json"));

    @Test
    void makesTheHeadersOfTheWorkedExample() {
        var signer = new Signer(Profile.CLIENT, Requests.KEY);
        assertThat(signer.sign(PLAIN, Requests.BODY, Requests.NOW, "0123456789abcdef"))
                .isEqualTo(
                        new SignatureHeaders(Requests.DIGEST, Requests.INPUT, Requests.SIGNATURE));
    }

    @Test
    void whatItSignsVerifiesFromManyThreads() {
        var signer = new Signer(Profile.PEER, Requests.KEY);
        var verifier = new Verifier(Profile.PEER, Set.of(), KeyRing.of(List.of(Requests.KEY)));
        var nonces = new NonceSource(new SecureRandom());
        long verified =
                IntStream.range(0, 2000)
                        .parallel()
                        .filter(
                                seed -> {
                                    byte[] body = new byte[seed];
                                    new Random(seed).nextBytes(body);
                                    var headers =
                                            new ConcurrentHashMap<>(
                                                    Map.of("content-type", "application/json"));
                                    if (seed % 2 == 0)
                                        headers.put("authorization", "Bearer " + seed);
                                    var signed =
                                            signer.sign(
                                                    Requests.message(headers),
                                                    body,
                                                    Requests.NOW,
                                                    nonces.next());
                                    headers.putAll(signed.asMap());
                                    return verifier.verify(
                                                    Requests.message(headers), body, Requests.NOW)
                                            instanceof Verification.Verified;
                                })
                        .count();
        assertThat(verified).isEqualTo(2000);
    }

    @Test
    void refusesToSignWhatCouldNotBeVerified() {
        var signer = new Signer(Profile.CLIENT, Requests.KEY);
        var withQuery = SignedMessage.of("POST", "a", "/graphql?x", PLAIN.headers());
        var withoutType = Requests.message(Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                signer.sign(
                                        withQuery,
                                        Requests.BODY,
                                        Requests.NOW,
                                        "0123456789abcdef"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                signer.sign(
                                        withoutType,
                                        Requests.BODY,
                                        Requests.NOW,
                                        "0123456789abcdef"));
    }

    @Test
    void keysWithoutAProperSecretAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HmacKey("k", List.of(new byte[31])));
        assertThatIllegalArgumentException().isThrownBy(() -> new HmacKey("k", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new HmacKey("k", List.of(new byte[32], new byte[32], new byte[32])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HmacKey("", List.of(new byte[32])));
        assertThat(Requests.KEY).hasToString("HmacKey(quickstart)");
    }

    @Test
    void noncesHaveTheProfilesLengthAndNeverRepeat() {
        var nonces = new NonceSource(new SecureRandom());
        List<String> made = IntStream.range(0, 10_000).mapToObj(_ -> nonces.next()).toList();
        assertThat(made)
                .doesNotHaveDuplicates()
                .allMatch(nonce -> nonce.length() >= 16 && nonce.length() <= 128);
    }
}
