package commercegraph.router.transport.http;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The id under which one request can be found in every log: the client's, if it is fit for a log
/// line and a header, or a new one.
final class CorrelationId {
    static final String HEADER = "x-correlation-id";

    private static final int CHARACTERS_MAX = 128;

    private CorrelationId() {}

    static String of(@Nullable String sent) {
        return sent != null && isSane(sent) ? sent : make();
    }

    private static boolean isSane(String id) {
        if (id.isEmpty() || id.length() > CHARACTERS_MAX) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean fit =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_'
                            || c == '.'
                            || c == ':';
            if (!fit) {
                return false;
            }
        }
        return true;
    }

    /// 120 random bits: unique, and nobody's secret.
    private static String make() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong() >>> 4 | 1L << 59)
                + Long.toHexString(random.nextLong() >>> 4 | 1L << 59);
    }
}
