package commercegraph.signatures;

import commercegraph.signatures.Verification.Refused;
import commercegraph.signatures.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Verifies signed messages, in the order parse, key, time, MAC, digest: what costs least, and
/// tells least, comes first. The caller then remembers the nonce and checks the key's scope. Safe
/// on any thread; keeps nothing between messages.
public final class Verifier {

    private static final int SIGNATURE_CHARACTERS_MAX = 256;

    private final Profile profile;
    private final Set<String> authorities;
    private final KeyRing keys;

    /// `authorities` are the names by which senders reach us; a message to another one is refused.
    /// Empty: any.
    public Verifier(Profile profile, Set<String> authorities, KeyRing keys) {
        this.profile = profile;
        this.authorities =
                authorities.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        this.keys = keys;
    }

    /// Verifies the message with this body, its bytes as they were received.
    public Verification verify(SignedMessage message, byte[] body, Instant now) {
        String input = message.headers().combined(SignatureHeaders.SIGNATURE_INPUT);
        String signature = message.headers().combined(SignatureHeaders.SIGNATURE);
        if (input == null && signature == null)
            return new Refused(SignatureCode.SIGNATURE_MISSING, "The request must be signed");
        if (input == null) return invalid("Signature-Input is missing");
        if (signature == null) return invalid("Signature is missing");
        return switch (SignatureInput.parse(input)) {
            case SignatureInput.Malformed(var reason) -> invalid("Signature-Input: " + reason);
            case SignatureInput.Parsed parsed -> verify(message, body, parsed, signature, now);
        };
    }

    private Verification verify(
            SignedMessage message,
            byte[] body,
            SignatureInput.Parsed input,
            String signature,
            Instant now) {
        String fault = fault(message, input);
        if (fault != null) return invalid(fault);
        byte[] base = SignatureBase.of(message, input.components(), input.parameters());
        if (base == null) return invalid("A covered component is not in the request");
        byte[] mac;
        try {
            mac = parseSignature(signature, input.label());
        } catch (MalformedFieldException malformed) {
            return invalid("Signature: " + malformed.reason());
        }
        HmacKey key = keys.find(input.keyId());
        if (key == null) return new Refused(SignatureCode.KEY_UNKNOWN, "No key has this keyid");
        if (!input.algorithm().equals(HmacKey.ALGORITHM)) return invalid("alg is not the key's");
        Instant created = Instant.ofEpochSecond(input.createdSeconds());
        if (Duration.between(created, now).abs().compareTo(profile.tolerance()) > 0)
            return expired(now);
        if (!key.verifies(base, mac)) return invalid("The signature does not hold");
        String digest = message.headers().combined(SignatureHeaders.CONTENT_DIGEST);
        if (digest == null || !ContentDigest.matches(digest, body))
            return invalid("Content-Digest has no sha-256, or not the body's");
        return new Verified(key.id(), input.nonce(), created, input.components());
    }

    /// What is wrong with the message before any key is looked at, or null.
    private @Nullable String fault(SignedMessage message, SignatureInput.Parsed input) {
        if (message.hasQuery()) return "A signed request must not have a query string";
        if (!authorities.isEmpty() && !authorities.contains(message.authority()))
            return "The request is for another authority";
        for (String required : profile.required())
            if (!input.components().contains(required)) return required + " must be covered";
        for (String name : profile.whenPresent())
            if (!message.headers().values(name).isEmpty() && !input.components().contains(name))
                return name + " is present and must be covered";
        return null;
    }

    private static byte[] parseSignature(String field, String label)
            throws MalformedFieldException {
        if (field.length() > SIGNATURE_CHARACTERS_MAX)
            throw new MalformedFieldException("it is too long");
        var cursor = new FieldCursor(field);
        if (!cursor.key().equals(label))
            throw new MalformedFieldException("its label is not that of Signature-Input");
        cursor.expect('=');
        byte[] mac = cursor.byteSequence();
        if (!cursor.atEnd()) throw cursor.malformed("the end expected");
        return mac;
    }

    private Refused expired(Instant now) {
        String message =
                "created must be within "
                        + profile.tolerance().toSeconds()
                        + " s of our time, which is "
                        + now.getEpochSecond();
        return new Refused(SignatureCode.SIGNATURE_EXPIRED, message);
    }

    private static Refused invalid(String message) {
        return new Refused(SignatureCode.SIGNATURE_INVALID, message);
    }
}
