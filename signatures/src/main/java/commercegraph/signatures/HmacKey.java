package commercegraph.signatures;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A shared key: its id and one secret, or two while it is being rotated. The first signs, each
/// verifies. Secrets have 32 bytes or more; none is ever printed. Safe on any thread: each use
/// works on a copy of a prepared MAC.
public final class HmacKey {

    /// The one algorithm of the profile, as RFC 9421 section 6.2 names it.
    static final String ALGORITHM = "hmac-sha256";

    private static final int SECRETS_MAX = 2;
    private static final int SECRET_BYTES_MIN = 32;

    private final String id;
    private final List<Mac> prepared;

    public HmacKey(String id, List<byte[]> secrets) {
        if (id.isEmpty()) throw new IllegalArgumentException("a key needs an id");
        if (secrets.isEmpty() || secrets.size() > SECRETS_MAX)
            throw new IllegalArgumentException("key " + id + " must have one secret or two");
        this.id = id;
        this.prepared = secrets.stream().map(secret -> prepare(id, secret)).toList();
    }

    public String id() {
        return id;
    }

    byte[] sign(byte[] base) {
        return mac(prepared.getFirst(), base);
    }

    /// Takes the same time whichever secret holds, or none.
    boolean verifies(byte[] base, byte[] signature) {
        boolean holds = false;
        for (Mac mac : prepared) holds |= MessageDigest.isEqual(mac(mac, base), signature);
        return holds;
    }

    @Override
    public String toString() {
        return "HmacKey(" + id + ")";
    }

    private static byte[] mac(Mac prepared, byte[] base) {
        try {
            return ((Mac) prepared.clone()).doFinal(base);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the platform's HmacSHA256 can be copied", impossible);
        }
    }

    private static Mac prepare(String id, byte[] secret) {
        if (secret.length < SECRET_BYTES_MIN)
            throw new IllegalArgumentException("a secret of key " + id + " has less than 32 bytes");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
