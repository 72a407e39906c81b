package commercegraph.signatures;

import java.util.Map;

/// The header fields that make a request a signed one.
public record SignatureHeaders(String contentDigest, String signatureInput, String signature) {

    public static final String CONTENT_DIGEST = "content-digest";
    public static final String SIGNATURE_INPUT = "signature-input";
    public static final String SIGNATURE = "signature";

    /// By lower-case name.
    public Map<String, String> asMap() {
        return Map.of(
                CONTENT_DIGEST,
                contentDigest,
                SIGNATURE_INPUT,
                signatureInput,
                SIGNATURE,
                signature);
    }
}
