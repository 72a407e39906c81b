package commercegraph.router.engine;

import commercegraph.router.execution.ExecutionBounds;
import commercegraph.router.limits.OperationLimits;
import java.util.Set;

/// How requests are run.
///
/// @param shareFetches whether equal queries in flight to a subgraph go out once, for callers that
///     it cannot tell apart
/// @param shareAnswers whether equal queries in flight of one caller are executed once
/// @param introspection whether `__schema` and `__type` are answered
/// @param overrideLabels labels of `@override` that are on; `percent(n)` needs no mention
public record EngineSettings(
        OperationLimits limits,
        PlanSettings plans,
        ExecutionBounds execution,
        boolean shareFetches,
        boolean shareAnswers,
        boolean introspection,
        Set<String> overrideLabels) {
    public static final EngineSettings DEFAULT =
            new EngineSettings(
                    OperationLimits.DEFAULT,
                    PlanSettings.DEFAULT,
                    ExecutionBounds.DEFAULT,
                    true,
                    true,
                    true,
                    Set.of());

    public EngineSettings {
        overrideLabels = Set.copyOf(overrideLabels);
    }

    /// The same, sharing what is said here.
    public EngineSettings sharing(boolean fetches, boolean answers) {
        return new EngineSettings(
                limits, plans, execution, fetches, answers, introspection, overrideLabels);
    }

    /// The same with operations prepared in another way.
    public EngineSettings planning(PlanSettings other) {
        return new EngineSettings(
                limits,
                other,
                execution,
                shareFetches,
                shareAnswers,
                introspection,
                overrideLabels);
    }

    /// The same with other bounds of executions.
    public EngineSettings within(ExecutionBounds other) {
        return new EngineSettings(
                limits, plans, other, shareFetches, shareAnswers, introspection, overrideLabels);
    }
}
