package commercegraph.router.differential;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts the operations that ran into each feature, and how long their plans were.
final class Coverage {
    private final Map<Feature, int[]> counts = new EnumMap<>(Feature.class);
    private final Map<Integer, Integer> byDepth = new TreeMap<>();
    private int operations;

    /// @param depth how many fetches ran one after the other
    void add(Set<Feature> features, int depth) {
        operations++;
        byDepth.merge(depth, 1, Integer::sum);
        for (Feature feature : features) {
            int[] count = counts.computeIfAbsent(feature, _ -> new int[3]);
            count[0]++;
            count[1] += depth >= 2 ? 1 : 0;
            count[2] += depth >= 3 ? 1 : 0;
        }
    }

    int operations() {
        return operations;
    }

    int operations(Feature feature) {
        return counts.getOrDefault(feature, new int[3])[0];
    }

    /// Of the operations with the feature, those with two hops and more, in percent.
    int percentFar(Feature feature) {
        int[] count = counts.getOrDefault(feature, new int[3]);
        return count[0] == 0 ? 0 : 100 * count[2] / count[0];
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%-28s %10s %9s %10s%n".formatted("feature", "operations", "one hop", "two hops"));
        for (Feature feature : Feature.values()) {
            int[] count = counts.getOrDefault(feature, new int[3]);
            int all = Math.max(1, count[0]);
            text.append(
                    "%-28s %10d %8d%% %9d%%%n"
                            .formatted(
                                    feature, count[0], 100 * count[1] / all, 100 * count[2] / all));
        }
        return text
                + "fetches one after the other: "
                + byDepth.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .collect(Collectors.joining(", "));
    }
}
