package commercegraph.users.identity;

import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits. They are kept as a keyed hash, bound to what they are for and to the
/// address: so few values that a hash without key would tell them.
final class Codes {

    private static final String NAME = "code-key";
    private static final int KEY_BYTES = 32;
    private static final int VALUES = 1_000_000;

    enum Purpose {
        CONFIRM,
        RESET
    }

    private final SecureRandom random = new SecureRandom();
    private final byte[] key;

    Codes(SecretStore secrets) {
        this.key = Base64.getDecoder().decode(secrets.loadOrKeep(NAME, Codes::freshKey));
    }

    String fresh() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(VALUES));
    }

    String hash(Purpose purpose, EmailAddress email, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String text = purpose + "\n" + email.unique() + "\n" + code;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /// In the same time wherever they differ.
    static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII),
                other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String freshKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
