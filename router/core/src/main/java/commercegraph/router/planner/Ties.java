package commercegraph.router.planner;

import commercegraph.router.planner.fetches.FetchStep;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Of ways that cost a field the same, which one is better for the rest of the plan: the one that
/// siblings take as well, the one into a subgraph that is asked anyway, the one that gives most
/// fields at once.
final class Ties {
    private final List<FetchStep> fetches;
    private final List<BitSet> askedAt = new ArrayList<>();
    private int seen;
    private int preferred = Choices.NONE;
    private long expected;

    /// @param fetches of the plan, which grow
    Ties(List<FetchStep> fetches) {
        this.fetches = fetches;
    }

    /// @param subgraph that siblings take; below 0: none
    void prefer(int subgraph) {
        preferred = subgraph;
    }

    /// @param subgraphs one bit for each that the fields placed later need, as
    ///     [commercegraph.router.planner.paths.Cost] counts them
    void expect(long subgraphs) {
        expected = subgraphs;
    }

    boolean isExpected(int subgraph) {
        return (expected & 1L << (subgraph & 63)) != 0;
    }

    boolean isBetter(Choice choice, Choice than) {
        int own = rank(choice);
        int other = rank(than);
        return own != other ? own > other : choice.below().later() < than.below().later();
    }

    private int rank(Choice choice) {
        int subgraph = choice.move().subgraph();
        if (subgraph == preferred) {
            return 3;
        }
        if (isExpected(subgraph)) {
            return 2;
        }
        return isAskedAt(choice.cost().depth(), subgraph) ? 1 : 0;
    }

    /// Whether a fetch of the subgraph runs at that time, with which this one can share a request.
    private boolean isAskedAt(int depth, int subgraph) {
        for (; seen < fetches.size(); seen++) {
            FetchStep fetch = fetches.get(seen);
            if (fetch.isEntities()) {
                while (askedAt.size() <= fetch.depth()) {
                    askedAt.add(new BitSet());
                }
                askedAt.get(fetch.depth()).set(fetch.subgraph());
            }
        }
        return depth < askedAt.size() && askedAt.get(depth).get(subgraph);
    }
}
