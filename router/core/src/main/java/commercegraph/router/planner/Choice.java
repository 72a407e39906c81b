package commercegraph.router.planner;

import commercegraph.router.planner.paths.Completion.Estimate;
import commercegraph.router.planner.paths.Cost;
import commercegraph.router.querygraph.FieldMove;

/// A way to have a field: who is asked for it.
///
/// @param requiring the subgraph needs fields from elsewhere first
/// @param cost of standing where the field can be taken
/// @param below what completes the field's own selections from there
record Choice(PlaceReach reach, FieldMove move, boolean requiring, Cost cost, Estimate below) {

    int depth() {
        return cost.depth() + below.depth();
    }

    int fetches() {
        return cost.fetches() + below.fetches();
    }

    /// Fewest hops first, as far as they make the plan longer; then fewest fetches; then what is
    /// there soonest.
    ///
    /// @param horizon a depth that the plan has anyway
    ///
    /// @return below 0 where this is the better one; 0 where either will do
    int compare(Choice other, int horizon) {
        int late = Math.max(depth(), horizon);
        int otherLate = Math.max(other.depth(), horizon);
        if (late != otherLate) {
            return late - otherLate;
        }
        if (fetches() != other.fetches()) {
            return fetches() - other.fetches();
        }
        if (depth() != other.depth()) {
            return depth() - other.depth();
        }
        return cost.depth() != other.cost.depth()
                ? cost.depth() - other.cost.depth()
                : cost.fetches() - other.cost.fetches();
    }
}
