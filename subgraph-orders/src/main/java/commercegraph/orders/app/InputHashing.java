package commercegraph.orders.app;

import commercegraph.orders.domain.KeptSecrets;
import commercegraph.support.idempotency.InputHash;
import java.security.SecureRandom;
import java.util.Base64;

/// Hashes inputs for comparing what an idempotency key was used with. The key of the hash is made
/// at the first start and kept, since a key of `placeOrder` is good for ever.
final class InputHashing {
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    private InputHashing(byte[] key) {
        this.key = key;
    }

    static InputHashing with(KeptSecrets secrets) {
        return new InputHashing(
                Base64.getDecoder().decode(secrets.loadOrKeep("input-hash-key", fresh())));
    }

    String hash(Object input) {
        return InputHash.of(input, key);
    }

    private static String fresh() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
