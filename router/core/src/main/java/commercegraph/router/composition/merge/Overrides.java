package commercegraph.router.composition.merge;

import commercegraph.router.federation.SubgraphName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `@override` does to a field. Built by [OverrideMerger].
final class Overrides {
    private final Set<SubgraphName> used = new HashSet<>();
    private final Set<SubgraphName> unused = new HashSet<>();
    private final Map<SubgraphName, String> labels = new HashMap<>();

    /// The subgraph has lost the field, but keeps it for keys, requirements or interfaces.
    void addUsed(SubgraphName subgraph) {
        used.add(subgraph);
    }

    /// The subgraph has lost the field.
    void addUnused(SubgraphName subgraph) {
        unused.add(subgraph);
    }

    void addLabel(SubgraphName from, SubgraphName to, String label) {
        labels.put(from, label);
        labels.put(to, label);
    }

    boolean isUsed(SubgraphName subgraph) {
        return used.contains(subgraph);
    }

    boolean isUnused(SubgraphName subgraph) {
        return unused.contains(subgraph);
    }

    boolean isOverridden(SubgraphName subgraph) {
        return isUsed(subgraph) || isUnused(subgraph);
    }

    /// Null without one.
    @Nullable String label(SubgraphName subgraph) {
        return labels.get(subgraph);
    }

    /// Whether the supergraph has to say something of it.
    boolean matter() {
        return !used.isEmpty() || !labels.isEmpty();
    }
}
