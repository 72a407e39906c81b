package commercegraph.metrics.persistence;

import java.util.ArrayList;
import java.util.List;

/// Cuts lists to the sizes that requests allow.
final class Chunks {

    private Chunks() {}

    static <T> List<List<T>> ofSize(List<T> all, int sizeMax) {
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += sizeMax)
            chunks.add(all.subList(start, Math.min(all.size(), start + sizeMax)));
        return chunks;
    }
}
