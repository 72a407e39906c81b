package commercegraph.support.seeds;

import com.github.f4b6a3.ulid.Ulid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The ids of seeded things: the same each time, in every subgraph, in the order of their numbers.
/// Numbers start at 1. Their time part lies before that of any id made by a running system, so that
/// what is new sorts as newer.
public final class SeedIds {

    /// 2026-01-01T00:00:00Z; each number is one second later.
    private static final long EPOCH_MILLIS = 1_767_225_600_000L;

    private static final int RANDOM_BYTES = 10;

    private SeedIds() {}

    public static String user(int number) {
        return id("usr_", number);
    }

    public static String product(int number) {
        return id("prd_", number);
    }

    public static String category(int number) {
        return id("cat_", number);
    }

    public static String order(int number) {
        return id("ord_", number);
    }

    public static String interaction(int number) {
        return id("int_", number);
    }

    private static String id(String prefix, int number) {
        if (number < 1) throw new IllegalArgumentException("seed numbers start at 1");
        byte[] digest = sha256(prefix + number);
        return prefix
                + new Ulid(EPOCH_MILLIS + number * 1000L, Arrays.copyOf(digest, RANDOM_BYTES));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
