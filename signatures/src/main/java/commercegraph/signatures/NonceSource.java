package commercegraph.signatures;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Nonces that never repeat, also across processes: 96 random bits for this source, then a count. A
/// nonce must be unique, it need not be secret; so no request waits for the random number
/// generator.
public final class NonceSource {

    private static final int PREFIX_BYTES = 12;

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    public NonceSource(SecureRandom random) {
        byte[] bytes = new byte[PREFIX_BYTES];
        random.nextBytes(bytes);
        this.prefix = HexFormat.of().formatHex(bytes) + "-";
    }

    public String next() {
        return prefix + Long.toHexString(count.incrementAndGet());
    }
}
