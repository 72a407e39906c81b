package commercegraph.signatures;

import java.util.List;

/// A `Signature-Input` field, read strictly: one label, an inner list of plain component names, and
/// the parameters `created`, `keyid`, `nonce` and `alg`, each exactly once and in any order. RFC
/// 9421 section 4.1. Bounds: 4,096 characters, 32 components, names of 64, key ids of 128, nonces
/// of 16 to 128 characters.
public sealed interface SignatureInput {

    /// `parameters` is the value of `@signature-params`: the member as RFC 8941 serializes it.
    record Parsed(
            String label,
            List<String> components,
            long createdSeconds,
            String keyId,
            String nonce,
            String algorithm,
            String parameters)
            implements SignatureInput {
        public Parsed {
            components = List.copyOf(components);
        }
    }

    record Malformed(String reason) implements SignatureInput {}

    static SignatureInput parse(String field) {
        try {
            return new SignatureInputParser(field).parse();
        } catch (MalformedFieldException malformed) {
            return new Malformed(malformed.reason());
        }
    }
}
