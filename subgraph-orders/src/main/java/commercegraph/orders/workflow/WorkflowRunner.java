package commercegraph.orders.workflow;

import commercegraph.orders.workflow.Step.Moved;
import commercegraph.orders.workflow.Step.Transition;
import commercegraph.orders.workflow.TaskHandler.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs executions with their state in a store. Each transition is committed before the next step
/// begins, so that another runner goes on from there after a kill; a task whose transition was not
/// committed is called again. Any number of runners may share a store: a lease keeps each execution
/// with one of them, and a revision refuses the commit of a runner that lost its lease.
public final class WorkflowRunner implements AutoCloseable {
    /// How long an execution stays with a runner that went silent. Longer than any task may take.
    public static final Duration LEASE = Duration.ofSeconds(20);

    /// Steps that one claim may take before others get their turn: a definition that goes round in
    /// circles starves nobody.
    private static final int STEPS_MAX = 1_000;

    private final Interpreter interpreter;
    private final ExecutionStore store;
    private final TaskHandler tasks;
    private final RunnerListener listener;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @throws DefinitionException where a task may take as long as a lease
    public WorkflowRunner(
            StateMachine machine,
            ExecutionStore store,
            TaskHandler tasks,
            RunnerListener listener,
            Clock clock) {
        machine.states().forEach(WorkflowRunner::requireShorterThanLease);
        this.interpreter = new Interpreter(machine);
        this.store = store;
        this.tasks = tasks;
        this.listener = listener;
        this.clock = clock;
    }

    /// Takes one execution that is due and runs it until it waits, ends, or is lost to another
    /// runner.
    ///
    /// @return false where none was due
    /// @throws InterruptedException while a task ran; its transition is not committed
    public boolean runOne() throws InterruptedException {
        Instant now = clock.instant();
        Optional<Execution> claimed = store.claim(now, now.plus(LEASE));
        if (claimed.isPresent()) {
            run(claimed.get());
        }
        return claimed.isPresent();
    }

    /// Ends the threads of tasks that are still running.
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void run(Execution claimed) throws InterruptedException {
        Execution execution = claimed;
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            Transition transition;
            try {
                transition = transition(execution);
            } catch (IllegalStateException e) {
                listener.stuck(execution, e);
                return;
            }
            Instant now = clock.instant();
            if (!store.commit(execution, transition, now, now.plus(LEASE))) {
                return;
            }
            if (!(transition instanceof Moved(Progress to, Instant dueAt)) || dueAt.isAfter(now)) {
                return;
            }
            execution = execution.moved(to);
        }
    }

    private Transition transition(Execution execution) throws InterruptedException {
        String id = execution.id();
        Progress progress = execution.progress();
        return switch (interpreter.step(id, progress, clock.instant())) {
            case Transition transition -> transition;
            case Step.Call call ->
                    switch (outcome(execution, call)) {
                        case Outcome.Done(var result) ->
                                interpreter.succeeded(id, progress, result, clock.instant());
                        case Outcome.Failed(var error, var cause) ->
                                interpreter.failed(progress, error, cause, clock.instant());
                    };
        };
    }

    private Outcome outcome(Execution execution, Step.Call call) throws InterruptedException {
        Future<Outcome> running =
                threads.submit(() -> tasks.run(call.resource(), call.arguments()));
        try {
            return running.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Outcome.Failed(
                    ErrorNames.TIMEOUT,
                    "no answer within %d s".formatted(call.timeout().toSeconds()));
        } catch (InterruptedException e) {
            running.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> {
                    listener.taskThrew(execution, exception);
                    yield new Outcome.Failed(ErrorNames.TASK_FAILED, "the task broke off");
                }
                case null, default -> throw new AssertionError("a task ended without a result", e);
            };
        }
    }

    private static void requireShorterThanLease(String name, State state) {
        if (state instanceof State.Task task && task.timeout().compareTo(LEASE.dividedBy(2)) > 0) {
            throw new DefinitionException(
                    name + ".TimeoutSeconds",
                    "is more than half of a runner's lease of %d s".formatted(LEASE.toSeconds()));
        }
    }
}
