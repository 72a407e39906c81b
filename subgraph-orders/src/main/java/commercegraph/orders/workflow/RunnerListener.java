package commercegraph.orders.workflow;

/// Hears of what a runner can't tell anyone else.
public interface RunnerListener {
    /// A task handler threw; the execution goes on by its retriers and catchers.
    void taskThrew(Execution execution, Exception exception);

    /// An execution can't be run at all, as when the definition lacks its state; it stays where it
    /// is.
    void stuck(Execution execution, Exception exception);
}
