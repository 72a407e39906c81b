package commercegraph.orders.workflow;

/// Does the work behind a `Task`. It may be called again with the same arguments after a crash, and
/// must then do nothing twice. An exception counts as `States.TaskFailed`.
@FunctionalInterface
public interface TaskHandler {
    /// How a task went.
    sealed interface Outcome {
        record Done(Object result) implements Outcome {}

        /// @param error a name that the definition's retriers and catchers know
        record Failed(String error, String cause) implements Outcome {}
    }

    Outcome run(String resource, Object arguments);
}
