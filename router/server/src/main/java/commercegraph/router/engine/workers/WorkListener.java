package commercegraph.router.engine.workers;

import java.time.Duration;

/// Hears of each task's waiting, when it ends. Called by any thread; it has to be quick.
@FunctionalInterface
public interface WorkListener {
    WorkListener NONE = (_, _, _) -> {};

    /// @param after since the task was brought, in all lanes together
    void waited(Lane lane, WaitEnd end, Duration after);

    /// Why a task waits no longer.
    enum WaitEnd {
        /// A worker has it.
        STARTED,
        /// Too many wait, and this one is not among the first.
        NO_ROOM,
        /// It waited as long as it may.
        TOO_LATE,
        /// Whoever asked for it has gone.
        UNWANTED
    }
}
