package commercegraph.router.engine;

import commercegraph.router.execution.CompiledPlan;

/// What became of planning.
sealed interface PlanOutcome {
    record Valid(CompiledPlan plan) implements PlanOutcome {}

    /// @param message why there is no plan, for the client
    record Refused(RequestError error) implements PlanOutcome {}
}
