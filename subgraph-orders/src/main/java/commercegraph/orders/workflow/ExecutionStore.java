package commercegraph.orders.workflow;

import java.time.Instant;
import java.util.Optional;

/// Where executions are kept. Both methods commit before they return.
public interface ExecutionStore {
    /// Takes one execution that is due and that nobody holds, the longest waiting first, and holds
    /// it until `leaseUntil`. The answer has its revision after the claim.
    Optional<Execution> claim(Instant now, Instant leaseUntil);

    /// Writes a transition of a claimed execution, and its next revision. The lease is prolonged
    /// while the execution is due at `now`, and given back otherwise.
    ///
    /// @return false where the execution has another revision by now: the lease ran out and another
    /// runner has it
    boolean commit(Execution claimed, Step.Transition transition, Instant now, Instant leaseUntil);
}
