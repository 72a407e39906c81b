package commercegraph.metrics.domain;

import java.nio.charset.StandardCharsets;

/// A text with half a surrogate pair has no UTF-8: two such texts could become one key in a store.
final class WellFormed {

    private WellFormed() {}

    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static boolean test(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
