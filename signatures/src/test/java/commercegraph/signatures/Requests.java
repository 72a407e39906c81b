package commercegraph.signatures;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The worked example of the profile, and ways to change it.
final class Requests {

    static final Instant NOW = Instant.ofEpochSecond(1790000000);
    static final byte[] BODY =
            "{\"query\":\"mutation { signedPing }\"}".getBytes(StandardCharsets.UTF_8);
    static final byte[] SECRET =
            "quickstart-secret-for-local-use-only-0001".getBytes(StandardCharsets.UTF_8);
    static final byte[] OTHER_SECRET =
            "quickstart-secret-for-local-use-only-0002".getBytes(StandardCharsets.UTF_8);
    static final HmacKey KEY = new HmacKey("quickstart", List.of(SECRET));
    static final String DIGEST = "sha-256=:jEpehZqK1WKjvzsVUK86lzS0/5jS2ckzRkXTj5d5OO0=:";
    static final String INPUT =
            "sig1=(\"@method\" \"@authority\" \"@path\" \"content-type\" \"content-digest\")"
                    + ";created=1790000000;keyid=\"quickstart\";nonce=\"0123456789abcdef\";alg=\"hmac-sha256\"";
    static final String SIGNATURE = "sig1=:1sURqzc4axDveh211BX0OSVa1D4DBW07HvyTY2rrGcM=:";
    static final Verifier CLIENTS =
            new Verifier(Profile.CLIENT, Set.of("127.0.0.1:4000"), KeyRing.of(List.of(KEY)));

    private Requests() {}

    static Map<String, String> exampleHeaders() {
        return new HashMap<>(
                Map.of(
                        "content-type", "application/json",
                        "content-digest", DIGEST,
                        "signature-input", INPUT,
                        "signature", SIGNATURE));
    }

    static SignedMessage message(Map<String, String> headers) {
        return SignedMessage.of("POST", "127.0.0.1:4000", "/graphql", headers(headers));
    }

    static Headers headers(Map<String, String> single) {
        var lines = new HashMap<String, List<String>>();
        single.forEach((name, value) -> lines.put(name, List.of(value)));
        return Headers.of(lines);
    }

    static Verification verify(Map<String, String> headers) {
        return CLIENTS.verify(message(headers), BODY, NOW);
    }

    static Verification verifyWith(String header, String value) {
        Map<String, String> headers = exampleHeaders();
        headers.put(header, value);
        return verify(headers);
    }

    /// The example with another Signature-Input, and the signature that our key makes over it: well
    /// signed, so that only what the input says can be wrong.
    static Verification verifySigned(String input) {
        Map<String, String> headers = exampleHeaders();
        headers.put("signature-input", input);
        if (SignatureInput.parse(input) instanceof SignatureInput.Parsed parsed) {
            byte[] base =
                    SignatureBase.of(message(headers), parsed.components(), parsed.parameters());
            byte[] mac = base == null ? new byte[32] : KEY.sign(base);
            String encoded = Base64.getEncoder().encodeToString(mac);
            headers.put("signature", parsed.label() + "=:" + encoded + ":");
        }
        return verify(headers);
    }

    static Object outcome(Verification verification) {
        return switch (verification) {
            case Verification.Verified _ -> "VERIFIED";
            case Verification.Refused(var code, _) -> code;
        };
    }
}
