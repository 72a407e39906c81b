package commercegraph.signatures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Signs messages with one key under one profile. Safe on any thread.
public final class Signer {

    private static final String LABEL = "sig1";

    private final Profile profile;
    private final HmacKey key;

    public Signer(Profile profile, HmacKey key) {
        this.profile = profile;
        this.key = key;
    }

    /// Signs the message with this body: the profile's components, and those that are covered when
    /// present. Fails with IllegalArgumentException when the message lacks a required component, or
    /// has a query.
    public SignatureHeaders sign(
            SignedMessage message, byte[] body, Instant created, String nonce) {
        return sign(message, ContentDigest.of(body), created, nonce);
    }

    /// The same for a body whose `Content-Digest` is made already.
    public SignatureHeaders sign(
            SignedMessage message, String contentDigest, Instant created, String nonce) {
        if (message.hasQuery())
            throw new IllegalArgumentException("a message with a query string can't be signed");
        SignedMessage complete = withDigest(message, contentDigest);
        List<String> components = components(complete);
        String parameters =
                SignatureBase.parameters(components, created.getEpochSecond(), key.id(), nonce);
        byte[] base = SignatureBase.of(complete, components, parameters);
        if (base == null)
            throw new IllegalArgumentException(
                    "the message lacks one of the components " + components);
        String signature = LABEL + "=:" + Base64.getEncoder().encodeToString(key.sign(base)) + ":";
        return new SignatureHeaders(contentDigest, LABEL + "=" + parameters, signature);
    }

    private List<String> components(SignedMessage message) {
        List<String> components = profile.required();
        for (String name : profile.whenPresent()) {
            if (message.headers().values(name).isEmpty()) continue;
            if (components == profile.required()) components = new ArrayList<>(components);
            components.add(name);
        }
        return components;
    }

    private static SignedMessage withDigest(SignedMessage message, String contentDigest) {
        Headers others = message.headers();
        List<String> digest = List.of(contentDigest);
        Headers headers =
                name -> name.equals(SignatureHeaders.CONTENT_DIGEST) ? digest : others.values(name);
        return new SignedMessage(
                message.method(), message.authority(), message.path(), false, headers);
    }
}
