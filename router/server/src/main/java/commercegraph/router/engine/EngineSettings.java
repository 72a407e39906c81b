package commercegraph.router.engine;

import commercegraph.router.limits.OperationLimits;
import java.util.Set;

/// How requests are run.
///
/// @param planStepsMax what planning one operation may take; some thousands are much
/// @param planThreads how many documents are prepared at a time
/// @param planQueueMax how many wait for that; more are refused
/// @param cachedCharactersMax of documents whose preparation is kept; a parsed one takes about ten
///     bytes for each
/// @param cachedPlansMax plans of up to 16 fields that are kept, of larger ones accordingly fewer
/// @param shareFetches whether equal queries in flight to a subgraph go out once, for callers that
///     it cannot tell apart
/// @param shareAnswers whether equal queries in flight of one caller are executed once
/// @param introspection whether `__schema` and `__type` are answered
/// @param overrideLabels labels of `@override` that are on; `percent(n)` needs no mention
public record EngineSettings(
        OperationLimits limits,
        int planStepsMax,
        int planThreads,
        int planQueueMax,
        long cachedCharactersMax,
        long cachedPlansMax,
        boolean shareFetches,
        boolean shareAnswers,
        boolean introspection,
        Set<String> overrideLabels) {
    public static final EngineSettings DEFAULT =
            new EngineSettings(
                    OperationLimits.DEFAULT,
                    250_000,
                    Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                    1_000,
                    8L << 20,
                    10_000,
                    true,
                    true,
                    true,
                    Set.of());

    /// The same, sharing what is said here.
    public EngineSettings sharing(boolean fetches, boolean answers) {
        return new EngineSettings(
                limits,
                planStepsMax,
                planThreads,
                planQueueMax,
                cachedCharactersMax,
                cachedPlansMax,
                fetches,
                answers,
                introspection,
                overrideLabels);
    }

    public EngineSettings {
        overrideLabels = Set.copyOf(overrideLabels);
        if (planStepsMax < 1
                || planThreads < 1
                || planQueueMax < 1
                || cachedCharactersMax < 0
                || cachedPlansMax < 0) {
            throw new IllegalArgumentException("settings of the engine out of bounds");
        }
    }
}
