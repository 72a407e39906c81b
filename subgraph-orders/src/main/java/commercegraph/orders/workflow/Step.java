package commercegraph.orders.workflow;

import java.time.Duration;
import java.time.Instant;

/// What has to happen next in an execution: a task is called, or the execution moves on or ends.
public sealed interface Step {
    /// Call the handler, then tell the interpreter how it went.
    record Call(String resource, Object arguments, Duration timeout) implements Step {}

    /// A change of the execution that is to be committed before anything else happens.
    sealed interface Transition extends Step {}

    /// Goes on from here, not before `dueAt`.
    record Moved(Progress to, Instant dueAt) implements Transition {}

    record Succeeded(Object document) implements Transition {}

    /// Ended by a `Fail` state or by an error that nothing caught.
    record Failed(String error, String cause, Object document) implements Transition {}
}
