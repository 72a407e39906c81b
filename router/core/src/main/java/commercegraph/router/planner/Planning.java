package commercegraph.router.planner;

import commercegraph.router.plan.QueryPlan;

/// What came of planning an operation.
public sealed interface Planning {
    /// @param steps what it took, to be held against the limit
    record Planned(QueryPlan plan, int steps) implements Planning {}

    record Refused(PlanningFailure failure) implements Planning {}
}
