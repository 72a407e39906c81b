package commercegraph.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The documents that came, made ready. A router sends few different ones, but for the workload in
/// which each operation is new.
final class Documents {
    private static final int DOCUMENTS_MAX = 10_000;

    private final Map<String, Query> known = new ConcurrentHashMap<>();

    Query get(String document) {
        if (known.size() > DOCUMENTS_MAX) {
            known.clear();
        }
        return known.computeIfAbsent(document, Query::of);
    }
}
