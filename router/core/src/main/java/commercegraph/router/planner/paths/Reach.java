package commercegraph.router.planner.paths;

import commercegraph.router.querygraph.KeyMove;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// For one object: which subgraphs can be asked about it, what that costs, and by which key.
public final class Reach {
    private final Cost[] costs;
    private final @Nullable KeyMove[] keys;
    private int improvements;

    public Reach(int subgraphs) {
        costs = new Cost[subgraphs];
        keys = new KeyMove[subgraphs];
        Arrays.fill(costs, Cost.NEVER);
    }

    public Cost cost(int subgraph) {
        return costs[subgraph];
    }

    /// The way in; null where the object is there already.
    public @Nullable KeyMove key(int subgraph) {
        return keys[subgraph];
    }

    public void start(int subgraph, Cost cost) {
        costs[subgraph] = cost;
    }

    boolean improve(KeyMove key, Cost cost) {
        if (cost.isPossible() && cost.isLessThan(costs[key.subgraph()])) {
            costs[key.subgraph()] = cost;
            keys[key.subgraph()] = key;
            improvements++;
            return true;
        }
        return false;
    }

    /// How often something was found to be sooner or at all: while it is the same, so is the reach.
    int improvements() {
        return improvements;
    }
}
