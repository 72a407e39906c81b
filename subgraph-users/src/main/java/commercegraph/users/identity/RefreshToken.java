package commercegraph.users.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// 256 random bits for the client, of which only a hash is kept: long and random enough for one
/// without salt.
record RefreshToken(String value, String hash) {

    private static final int RANDOM_BYTES = 32;
    private static final int TAG_BITS = 128;

    /// A key seals one text only, so its nonce can be the same each time.
    private static final byte[] NONCE = new byte[12];

    static RefreshToken fresh(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static RefreshToken of(String value) {
        return new RefreshToken(value, HexFormat.of().formatHex(sha256(value)));
    }

    /// Readable with this token alone: neither it nor the key follows from the hash that is kept.
    String seal(String secret) {
        if (secret.isEmpty()) return "";
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
    }

    String open(String sealed) {
        if (sealed.isEmpty()) return "";
        byte[] plain = crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(sealed));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(sha256("seal\n" + value), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("what a session keeps can't be read", broken);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
