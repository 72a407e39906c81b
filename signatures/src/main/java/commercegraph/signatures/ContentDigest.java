package commercegraph.signatures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The `Content-Digest` field of RFC 9530, of which we take and make `sha-256`; other algorithms
/// beside it are passed over.
public final class ContentDigest {

    private static final String ALGORITHM = "sha-256";
    private static final int FIELD_CHARACTERS_MAX = 1024;
    private static final int MEMBERS_MAX = 8;
    private static final MessageDigest SHA_256 = sha256();

    private ContentDigest() {}

    /// The field's value for this body.
    public static String of(byte[] body) {
        return of(body, 0, body.length);
    }

    /// The field's value for a part of an array.
    public static String of(byte[] bytes, int offset, int length) {
        MessageDigest digest = freshSha256();
        digest.update(bytes, offset, length);
        return ALGORITHM + "=:" + Base64.getEncoder().encodeToString(digest.digest()) + ":";
    }

    /// Whether the field has exactly one `sha-256`, and it is this body's. Takes the same time
    /// wherever the two differ.
    public static boolean matches(String field, byte[] body) {
        try {
            return MessageDigest.isEqual(parse(field), freshSha256().digest(body));
        } catch (MalformedFieldException _) {
            return false;
        }
    }

    private static byte[] parse(String field) throws MalformedFieldException {
        if (field.length() > FIELD_CHARACTERS_MAX)
            throw new MalformedFieldException("Content-Digest is too long");
        var cursor = new FieldCursor(field);
        byte[] found = new byte[0];
        for (int members = 0; members < MEMBERS_MAX; members++) {
            String algorithm = cursor.key();
            cursor.expect('=');
            byte[] digest = cursor.byteSequence();
            if (algorithm.equals(ALGORITHM)) {
                if (found.length > 0)
                    throw new MalformedFieldException("Content-Digest has sha-256 twice");
                found = digest;
            }
            if (cursor.atEnd()) return found;
            cursor.nextMember();
        }
        throw new MalformedFieldException("Content-Digest has too many members");
    }

    /// A copy of the prototype: cheaper than a look-up of the provider, and safe on any thread.
    private static MessageDigest freshSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException _) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
