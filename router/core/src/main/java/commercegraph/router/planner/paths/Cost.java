package commercegraph.router.planner.paths;

/// What it takes to get something: how many fetches one after the other, and which subgraphs are
/// asked on the way.
///
/// @param asked one bit for each subgraph that a new fetch goes to; subgraphs 64 apart share one,
///     which makes the count an estimate in such graphs
public record Cost(int depth, long asked) {
    public static final Cost FREE = new Cost(0, 0);

    /// It cannot be had.
    public static final Cost NEVER = new Cost(Integer.MAX_VALUE / 4, -1);

    public static Cost at(int depth) {
        return new Cost(depth, 0);
    }

    public boolean isPossible() {
        return depth < NEVER.depth;
    }

    public int fetches() {
        return Long.bitCount(asked);
    }

    /// Both, at once.
    public Cost and(Cost other) {
        if (!isPossible() || !other.isPossible()) {
            return NEVER;
        }
        return new Cost(Math.max(depth, other.depth), asked | other.asked);
    }

    /// A fetch of the subgraph after this.
    public Cost thenFetch(int subgraph) {
        return isPossible() ? new Cost(depth + 1, asked | 1L << (subgraph & 63)) : NEVER;
    }

    public boolean isLessThan(Cost other) {
        return depth != other.depth ? depth < other.depth : fetches() < other.fetches();
    }
}
