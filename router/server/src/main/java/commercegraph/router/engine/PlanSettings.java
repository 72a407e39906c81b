package commercegraph.router.engine;

import java.time.Duration;

/// How new operations are prepared.
///
/// @param stepsMax what planning one operation may take; some thousands are much
/// @param threads how many long operations are prepared at a time; one more thread does short ones
/// @param queueMax how many wait for that in each lane; more are refused
/// @param waitMax how long each may wait; then it is refused
/// @param cachedCharactersMax of documents whose preparation is kept; a parsed one takes about ten
///     bytes for each
/// @param cachedMax plans of up to 16 fields that are kept, of larger ones accordingly fewer
public record PlanSettings(
        int stepsMax,
        int threads,
        int queueMax,
        Duration waitMax,
        long cachedCharactersMax,
        long cachedMax) {
    /// Who asked has given up long before.
    private static final Duration WAIT_MAX = Duration.ofHours(1);

    public static final PlanSettings DEFAULT =
            new PlanSettings(
                    250_000,
                    Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                    1_000,
                    Duration.ofSeconds(5),
                    8L << 20,
                    10_000);

    public PlanSettings {
        require(stepsMax >= 1, "plans.steps has to be 1 or more");
        require(threads >= 1, "plans.threads has to be 1 or more");
        require(queueMax >= 1, "plans.queue has to be 1 or more");
        require(
                waitMax.isPositive() && waitMax.compareTo(WAIT_MAX) <= 0,
                "plans.wait has to be within 1h");
        require(cachedCharactersMax >= 0, "plans.cached-characters has to be 0 or more");
        require(cachedMax >= 0, "plans.cached has to be 0 or more");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
