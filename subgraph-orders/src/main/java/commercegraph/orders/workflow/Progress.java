package commercegraph.orders.workflow;

import java.util.HashMap;
import java.util.Map;

/// How far an execution has come: the state it is in, its document, and how often each retrier of
/// that state has been used. Plain data that a store can keep as JSON.
public record Progress(String state, Object document, Map<Integer, Integer> retries) {
    public Progress {
        retries = Map.copyOf(retries);
    }

    static Progress entering(String state, Object document) {
        return new Progress(state, document, Map.of());
    }

    Progress retried(int retrier) {
        var counted = new HashMap<>(retries);
        counted.merge(retrier, 1, Integer::sum);
        return new Progress(state, document, counted);
    }

    int retries(int retrier) {
        return retries.getOrDefault(retrier, 0);
    }

    int retriesInAll() {
        return retries.values().stream().mapToInt(Integer::intValue).sum();
    }
}
