package commercegraph.signatures;

import static commercegraph.signatures.Requests.BODY;
import static commercegraph.signatures.Requests.DIGEST;
import static commercegraph.signatures.Requests.INPUT;
import static commercegraph.signatures.Requests.KEY;
import static commercegraph.signatures.Requests.NOW;
import static commercegraph.signatures.Requests.OTHER_SECRET;
import static commercegraph.signatures.Requests.SECRET;
import static commercegraph.signatures.Requests.SIGNATURE;
import static commercegraph.signatures.Requests.exampleHeaders;
import static commercegraph.signatures.Requests.headers;
import static commercegraph.signatures.Requests.message;
import static commercegraph.signatures.Requests.outcome;
import static commercegraph.signatures.Requests.verify;
import static commercegraph.signatures.Requests.verifySigned;
import static commercegraph.signatures.Requests.verifyWith;
import static commercegraph.signatures.SignatureCode.KEY_UNKNOWN;
import static commercegraph.signatures.SignatureCode.SIGNATURE_EXPIRED;
import static commercegraph.signatures.SignatureCode.SIGNATURE_INVALID;
import static commercegraph.signatures.SignatureCode.SIGNATURE_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    @Test
    void verifiesTheWorkedExample() {
        assertThat(verify(exampleHeaders()))
                .isEqualTo(
                        new Verification.Verified(
                                "quickstart",
                                "0123456789abcdef",
                                NOW,
                                List.of(
                                        "@method",
                                        "@authority",
                                        "@path",
                                        "content-type",
                                        "content-digest")));
    }

    @Test
    void takesHeadersInAnyCaseAndTheAuthorityToo() {
        var headers =
                Headers.of(
                        Map.of(
                                "Content-Type", List.of("application/json"),
                                "Content-Digest", List.of(DIGEST),
                                "Signature-Input", List.of(" " + INPUT + " "),
                                "SIGNATURE", List.of(SIGNATURE)));
        var message = new SignedMessage("POST", "127.0.0.1:4000", "/graphql", false, headers);
        assertThat(outcome(Requests.CLIENTS.verify(message, BODY, NOW))).isEqualTo("VERIFIED");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void acceptsCreatedWithinTheTolerance(long offsetSeconds) {
        Instant now = NOW.plusSeconds(offsetSeconds);
        assertThat(outcome(Requests.CLIENTS.verify(message(exampleHeaders()), BODY, now)))
                .isEqualTo("VERIFIED");
    }

    @ParameterizedTest
    @ValueSource(longs = {-100000, -301, 301, 100000})
    void refusesCreatedOutsideTheToleranceAndTellsOurTime(long offsetSeconds) {
        Instant now = NOW.plusSeconds(offsetSeconds);
        var refused =
                (Verification.Refused)
                        Requests.CLIENTS.verify(message(exampleHeaders()), BODY, now);
        assertThat(refused.code()).isEqualTo(SIGNATURE_EXPIRED);
        assertThat(refused.message()).contains(String.valueOf(now.getEpochSecond()));
    }

    @Test
    void tellsMissingFromInvalid() {
        Map<String, String> headers = exampleHeaders();
        headers.remove("signature");
        assertThat(outcome(verify(headers))).isEqualTo(SIGNATURE_INVALID);
        headers.remove("signature-input");
        assertThat(outcome(verify(headers))).isEqualTo(SIGNATURE_MISSING);
        headers.put("signature", SIGNATURE);
        assertThat(outcome(verify(headers))).isEqualTo(SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "content-digest"})
    void refusesADroppedHeader(String name) {
        Map<String, String> headers = exampleHeaders();
        headers.remove(name);
        assertThat(outcome(verify(headers))).isEqualTo(SIGNATURE_INVALID);
    }

    @Test
    void refusesEveryChangedByteOfTheBody() {
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= 1;
            assertThat(outcome(Requests.CLIENTS.verify(message(exampleHeaders()), changed, NOW)))
                    .isEqualTo(SIGNATURE_INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "content-digest", "signature-input", "signature"})
    void refusesEveryChangedByteOfAHeader(String name) {
        String value = exampleHeaders().getOrDefault(name, "");
        for (int i = 0; i < value.length(); i++) {
            for (char c :
                    new char[] {
                        (char) (value.charAt(i) ^ 1),
                        (char) (value.charAt(i) ^ 0x20),
                        'é',
                        '\n',
                        ' '
                    }) {
                if (c == value.charAt(i)) continue;
                String changed = value.substring(0, i) + c + value.substring(i + 1);
                assertThat(outcome(verifyWith(name, changed))).as(changed).isNotEqualTo("VERIFIED");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-digest", "signature-input", "signature"})
    void refusesEveryTruncationAndRepetitionOfAHeader(String name) {
        String value = exampleHeaders().getOrDefault(name, "");
        IntStream.range(0, value.length())
                .mapToObj(end -> value.substring(0, end))
                .forEach(
                        cut ->
                                assertThat(outcome(verifyWith(name, cut)))
                                        .as(cut)
                                        .isEqualTo(SIGNATURE_INVALID));
        assertThat(outcome(verifyWith(name, value + ", " + value))).isEqualTo(SIGNATURE_INVALID);
        assertThat(outcome(verifyWith(name, value + ","))).isEqualTo(SIGNATURE_INVALID);
        assertThat(outcome(verifyWith(name, "x".repeat(5_000_000)))).isEqualTo(SIGNATURE_INVALID);
    }

    @Test
    void refusesAnotherMethodPathAuthorityAndAQuery() {
        Headers headers = headers(exampleHeaders());
        Stream.of(
                        SignedMessage.of("PUT", "127.0.0.1:4000", "/graphql", headers),
                        SignedMessage.of("POST", "127.0.0.1:4000", "/graphq1", headers),
                        SignedMessage.of("POST", "127.0.0.1:4000", "", headers),
                        SignedMessage.of("POST", "localhost:4000", "/graphql", headers),
                        SignedMessage.of("POST", "127.0.0.1:4000", "/graphql?", headers),
                        SignedMessage.of("POST", "127.0.0.1:4000", "/graphql?query=x", headers))
                .forEach(
                        message ->
                                assertThat(outcome(Requests.CLIENTS.verify(message, BODY, NOW)))
                                        .as(message.toString())
                                        .isEqualTo(SIGNATURE_INVALID));
    }

    @Test
    void refusesAnAuthorityThatIsNotOursThoughItIsSignedFor() {
        var signer = new Signer(Profile.CLIENT, KEY);
        var plain =
                SignedMessage.of(
                        "POST",
                        "evil.example",
                        "/graphql",
                        headers(Map.of("content-type", "application/json")));
        Map<String, String> headers = exampleHeaders();
        headers.putAll(signer.sign(plain, BODY, NOW, "0123456789abcdef").asMap());
        var message = SignedMessage.of("POST", "evil.example", "/graphql", headers(headers));
        assertThat(outcome(Requests.CLIENTS.verify(message, BODY, NOW)))
                .isEqualTo(SIGNATURE_INVALID);
        var anyAuthority = new Verifier(Profile.CLIENT, Set.of(), KeyRing.of(List.of(KEY)));
        assertThat(outcome(anyAuthority.verify(message, BODY, NOW))).isEqualTo("VERIFIED");
    }

    static Stream<String> wellSignedAndYetWrong() {
        return Stream.of(
                INPUT.replace(" \"content-digest\"", ""),
                INPUT.replace("\"@method\" ", ""),
                INPUT.replace(" \"content-type\"", ""),
                INPUT.replace("\"@path\"", "\"@path\" \"@path\""),
                INPUT.replace("\"@path\"", "\"@path\";req"),
                INPUT.replace("\"@path\"", "\"@path\" \"@status\""),
                INPUT.replace("\"@path\"", "\"@path\" \"x-absent\""),
                INPUT.replace("\"@path\"", "\"@path\" \"@signature-params\""),
                INPUT.replace("\"@path\"", "\"@path\" \"X-Upper\""),
                INPUT.replace("\"@path\" ", "\"@path\""),
                INPUT.replace("\"@path\"", "@path"),
                INPUT.replace("hmac-sha256", "hmac-sha512"),
                INPUT.replace(";alg=\"hmac-sha256\"", ""),
                INPUT.replace(";created=1790000000", ""),
                INPUT.replace("created=1790000000", "created=\"1790000000\""),
                INPUT.replace("created=1790000000", "created=1790000000.5"),
                INPUT.replace("created=1790000000", "created=-1790000000"),
                INPUT.replace("created=1790000000", "created=01790000000"),
                INPUT.replace(
                        "created=1790000000", "created=1790000000179000000017900000001790000000"),
                INPUT.replace(";nonce=\"0123456789abcdef\"", ""),
                INPUT.replace("0123456789abcdef", "0123456789abcde"),
                INPUT.replace("0123456789abcdef", "n".repeat(129)),
                INPUT.replace(";keyid=\"quickstart\"", ""),
                INPUT + ";created=1790000000",
                INPUT + ";nonce=\"0123456789abcdef\"",
                INPUT + ";expires=1790000300",
                INPUT + ";tag=\"app\"",
                INPUT + ";x",
                INPUT + " ;alg=\"hmac-sha256\"",
                INPUT + ",sig2=(\"@method\");created=1790000000",
                INPUT.replace("sig1", "Sig1"),
                INPUT.replace("sig1", "s".repeat(33)),
                INPUT.replace("sig1=", ""),
                INPUT.replace("(\"@method\"", "(" + "\"a\" ".repeat(2000) + "\"@method\""));
    }

    @ParameterizedTest
    @MethodSource("wellSignedAndYetWrong")
    void refusesWhatTheProfileDoesNotKnow(String input) {
        if (!input.endsWith(" "))
            assertThat(outcome(verifySigned(input))).isEqualTo(SIGNATURE_INVALID);
        assertThat(SignatureInput.parse(INPUT + " ")).isInstanceOf(SignatureInput.Malformed.class);
    }

    @ParameterizedTest
    @MethodSource
    void acceptsOtherOrdersLabelsAndMoreComponents(String input) {
        assertThat(outcome(verifySigned(input))).isEqualTo("VERIFIED");
    }

    static Stream<String> acceptsOtherOrdersLabelsAndMoreComponents() {
        return Stream.of(
                INPUT,
                INPUT.replace("sig1", "my-label.1"),
                INPUT.replace("\"@method\" \"@authority\"", "\"@authority\" \"@method\""),
                INPUT.replace("(\"@method\"", "(  \"@method\"  "),
                INPUT.replace(";created", ";  created"),
                INPUT.replace("\"@path\"", "\"@path\" \"@query\" \"@request-target\""),
                INPUT.replace("0123456789abcdef", "quote\\\" and \\\\ slash"),
                "sig1=(\"@method\" \"@authority\" \"@path\" \"content-type\" \"content-digest\");alg=\"hmac-sha256\""
                        + ";nonce=\"0123456789abcdef\";keyid=\"quickstart\";created=1790000000");
    }

    @Test
    void signatureOfAnotherOrderDoesNotHold() {
        String swapped = INPUT.replace("\"@method\" \"@authority\"", "\"@authority\" \"@method\"");
        assertThat(outcome(verifyWith("signature-input", swapped))).isEqualTo(SIGNATURE_INVALID);
    }

    @Test
    void refusesUnknownKeysBeforeItLooksAtTheTime() {
        String input = INPUT.replace("quickstart", "nobody").replace("1790000000", "1");
        assertThat(outcome(verifyWith("signature-input", input))).isEqualTo(KEY_UNKNOWN);
    }

    @Test
    void looksAtTheTimeBeforeTheMac() {
        assertThat(outcome(verifyWith("signature-input", INPUT.replace("1790000000", "1"))))
                .isEqualTo(SIGNATURE_EXPIRED);
    }

    @Test
    void takesBothSecretsOfAKeyThatIsBeingRotated() {
        var rotated = new HmacKey("quickstart", List.of(OTHER_SECRET, SECRET));
        var verifier = new Verifier(Profile.CLIENT, Set.of(), KeyRing.of(List.of(rotated)));
        assertThat(outcome(verifier.verify(message(exampleHeaders()), BODY, NOW)))
                .isEqualTo("VERIFIED");
        var other = new HmacKey("quickstart", List.of(OTHER_SECRET));
        var without = new Verifier(Profile.CLIENT, Set.of(), KeyRing.of(List.of(other)));
        assertThat(outcome(without.verify(message(exampleHeaders()), BODY, NOW)))
                .isEqualTo(SIGNATURE_INVALID);
    }

    @Test
    void refusesADigestThatIsSignedButNotTheBodys() {
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(outcome(Requests.CLIENTS.verify(message(exampleHeaders()), other, NOW)))
                .isEqualTo(SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "commercegraph-caller-key"})
    void aPeerMustCoverWhatIsPresent(String name) {
        var verifier = new Verifier(Profile.PEER, Set.of(), KeyRing.of(List.of(KEY)));
        var plain = Map.of("content-type", "application/json");
        var signed =
                new Signer(Profile.PEER, KEY).sign(message(plain), BODY, NOW, "0123456789abcdef");
        var headers = new HashMap<String, String>(plain);
        headers.putAll(signed.asMap());
        assertThat(outcome(verifier.verify(message(headers), BODY, NOW))).isEqualTo("VERIFIED");
        headers.put(name, "added");
        assertThat(outcome(verifier.verify(message(headers), BODY, NOW)))
                .isEqualTo(SIGNATURE_INVALID);
        headers.putAll(
                new Signer(Profile.PEER, KEY)
                        .sign(message(headers), BODY, NOW, "0123456789abcdef")
                        .asMap());
        assertThat(outcome(verifier.verify(message(headers), BODY, NOW))).isEqualTo("VERIFIED");
        headers.put(name, "changed");
        assertThat(outcome(verifier.verify(message(headers), BODY, NOW)))
                .isEqualTo(SIGNATURE_INVALID);
        headers.remove(name);
        assertThat(outcome(verifier.verify(message(headers), BODY, NOW)))
                .isEqualTo(SIGNATURE_INVALID);
        assertThat(outcome(verifier.verify(message(headers), BODY, NOW.plusSeconds(31))))
                .isNotEqualTo("VERIFIED");
    }
}
