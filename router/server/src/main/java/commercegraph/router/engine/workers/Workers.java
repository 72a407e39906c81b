package commercegraph.router.engine.workers;

/// Whoever does what takes longer than an event loop may be kept.
@FunctionalInterface
public interface Workers {
    /// Takes a task, and blocks nobody for it. The task is run, or refused, or found to be wanted
    /// by nobody: before this returns or later.
    void take(Task task);
}
