package commercegraph.users.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// 256 random bits for the client, of which only a hash is kept: long and random enough for one
/// without salt.
record RefreshToken(String value, String hash) {

    private static final int RANDOM_BYTES = 32;

    static RefreshToken fresh(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static RefreshToken of(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new RefreshToken(value, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
