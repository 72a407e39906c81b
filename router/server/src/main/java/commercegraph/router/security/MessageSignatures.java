package commercegraph.router.security;

import commercegraph.router.security.SignatureOutcome.Refused;
import commercegraph.router.security.SignatureOutcome.Valid;
import commercegraph.signatures.KeyRing;
import commercegraph.signatures.Profile;
import commercegraph.signatures.SignatureCode;
import commercegraph.signatures.SignatureHeaders;
import commercegraph.signatures.SignedMessage;
import commercegraph.signatures.Verification;
import commercegraph.signatures.Verification.Verified;
import commercegraph.signatures.Verifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Verifies the signatures of clients' requests, in the order parse, key, time, MAC, nonce. The
/// scope is the last, and the engine's, which knows what fields the request reaches.
public final class MessageSignatures {
    private final Map<String, ClientKey> keys;
    private final Verifier verifier;
    private final NonceStore nonces;
    private final InstantSource clock;

    /// @param authorities the names, with ports, by which senders reach the router
    public MessageSignatures(
            Collection<ClientKey> keys,
            Set<String> authorities,
            NonceStore nonces,
            InstantSource clock) {
        this.keys =
                keys.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        key -> key.key().id(), Function.identity()));
        this.verifier =
                new Verifier(
                        Profile.CLIENT,
                        authorities,
                        KeyRing.of(keys.stream().map(ClientKey::key).toList()));
        this.nonces = nonces;
        this.clock = clock;
    }

    /// Whether a request wants to be taken for a signed one.
    public static boolean isSigned(SignedMessage message) {
        return !message.headers().values(SignatureHeaders.SIGNATURE_INPUT).isEmpty()
                || !message.headers().values(SignatureHeaders.SIGNATURE).isEmpty();
    }

    /// @param body the bytes as they were received, compression included
    public CompletionStage<SignatureOutcome> verify(SignedMessage message, byte[] body) {
        if (!isSigned(message)) {
            return CompletableFuture.completedFuture(new SignatureOutcome.Absent());
        }
        Instant now = clock.instant();
        return switch (verifier.verify(message, body, now)) {
            case Verification.Refused(var code, var text) ->
                    CompletableFuture.completedFuture(new Refused(refusal(code), text, now));
            case Verified verified ->
                    nonces.take(verified.keyId(), verified.nonce(), Profile.CLIENT.nonceLifetime())
                            .thenApply(nonce -> outcome(verified, nonce, now));
        };
    }

    private SignatureOutcome outcome(Verified verified, NonceStore.Outcome nonce, Instant now) {
        return switch (nonce) {
            case FRESH -> valid(verified.keyId(), now);
            case SEEN ->
                    new Refused(
                            SignatureRefusal.SIGNATURE_REPLAYED,
                            "The nonce was used before with this key",
                            now);
            case UNAVAILABLE ->
                    new Refused(
                            SignatureRefusal.UNAVAILABLE,
                            "Signed requests cannot be taken at the moment",
                            now);
        };
    }

    private SignatureOutcome valid(String keyId, Instant now) {
        ClientKey key = keys.get(keyId);
        return key == null
                ? new Refused(SignatureRefusal.KEY_UNKNOWN, "No key has this keyid", now)
                : new Valid(keyId, key.scopes());
    }

    private static SignatureRefusal refusal(SignatureCode code) {
        return switch (code) {
            case SIGNATURE_MISSING -> SignatureRefusal.SIGNATURE_MISSING;
            case SIGNATURE_INVALID -> SignatureRefusal.SIGNATURE_INVALID;
            case SIGNATURE_EXPIRED -> SignatureRefusal.SIGNATURE_EXPIRED;
            case SIGNATURE_REPLAYED -> SignatureRefusal.SIGNATURE_REPLAYED;
            case KEY_UNKNOWN -> SignatureRefusal.KEY_UNKNOWN;
            case KEY_FORBIDDEN -> SignatureRefusal.KEY_FORBIDDEN;
        };
    }
}
