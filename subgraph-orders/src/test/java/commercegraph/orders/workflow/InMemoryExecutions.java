package commercegraph.orders.workflow;

import commercegraph.orders.workflow.Step.Moved;
import commercegraph.orders.workflow.Step.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One execution, kept as the port demands.
final class InMemoryExecutions implements ExecutionStore {
    private Execution execution;
    private Instant dueAt;
    private Instant leaseUntil = Instant.MIN;
    private final List<Transition> transitions = new ArrayList<>();

    InMemoryExecutions(Progress begin, Instant now) {
        this.execution = new Execution("e1", begin, 0);
        this.dueAt = now;
    }

    List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    Transition last() {
        return transitions.getLast();
    }

    @Override
    public synchronized Optional<Execution> claim(Instant now, Instant lease) {
        boolean ended = !transitions.isEmpty() && !(transitions.getLast() instanceof Moved);
        if (ended || dueAt.isAfter(now) || leaseUntil.isAfter(now)) {
            return Optional.empty();
        }
        leaseUntil = lease;
        execution = new Execution(execution.id(), execution.progress(), execution.revision() + 1);
        return Optional.of(execution);
    }

    @Override
    public synchronized boolean commit(
            Execution claimed, Transition transition, Instant now, Instant lease) {
        if (claimed.revision() != execution.revision()) {
            return false;
        }
        transitions.add(transition);
        if (transition instanceof Moved(Progress to, Instant due)) {
            execution = execution.moved(to);
            dueAt = due;
            leaseUntil = due.isAfter(now) ? Instant.MIN : lease;
        }
        return true;
    }
}
