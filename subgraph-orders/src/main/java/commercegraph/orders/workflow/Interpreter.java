package commercegraph.orders.workflow;

import commercegraph.orders.workflow.Step.Failed;
import commercegraph.orders.workflow.Step.Moved;
import commercegraph.orders.workflow.Step.Succeeded;
import commercegraph.orders.workflow.Step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Says what happens next in an execution of one state machine. Pure: the same progress and time
/// give the same step.
public final class Interpreter {
    private final StateMachine machine;

    public Interpreter(StateMachine machine) {
        this.machine = machine;
    }

    /// Where an execution with this input begins.
    public Progress begin(Object input) {
        return Progress.entering(machine.startAt(), input);
    }

    /// The next step: a task to call, or a transition to commit.
    ///
    /// @throws IllegalStateException where the definition lacks the execution's state
    public Step step(String executionId, Progress progress, Instant now) {
        Object context = context(executionId, progress);
        return switch (machine.state(progress.state())) {
            case State.Task task ->
                    guarded(progress, now, () -> call(task, progress.document(), context));
            case State.Pass pass ->
                    guarded(progress, now, () -> pass(pass, progress, context, now));
            case State.Choice choice -> choose(choice, progress, context, now);
            case State.Wait wait ->
                    guarded(progress, now, () -> pause(wait, progress, context, now));
            case State.Succeed _ -> new Succeeded(progress.document());
            case State.Fail(var error, var cause) -> new Failed(error, cause, progress.document());
        };
    }

    /// The transition after the task that [#step] asked for gave this result.
    public Transition succeeded(String executionId, Progress progress, Object result, Instant now) {
        State.Task task = task(progress);
        Object context = context(executionId, progress);
        return (Transition)
                guarded(
                        progress,
                        now,
                        () -> {
                            Object selected =
                                    task.resultSelector()
                                            .map(selector -> selector.fill(result, context))
                                            .orElse(result);
                            return leave(
                                    task.flow(),
                                    task.next(),
                                    progress.document(),
                                    selected,
                                    context,
                                    now);
                        });
    }

    /// The transition after that task failed: the first retrier that covers the error and has tries
    /// left, else the first catcher that covers it, else the end.
    public Transition failed(Progress progress, String error, String cause, Instant now) {
        return machine.state(progress.state()) instanceof State.Task task
                ? retry(task, progress, error, now)
                        .or(() -> caught(task, progress, error, cause, now))
                        .orElseGet(() -> new Failed(error, cause, progress.document()))
                : new Failed(error, cause, progress.document());
    }

    private static Step call(State.Task task, Object document, Object context) {
        Object input = select(task.flow().input(), document, context);
        Object arguments =
                task.parameters().map(template -> template.fill(input, context)).orElse(input);
        return new Step.Call(task.resource(), arguments, task.timeout());
    }

    private static Transition pass(
            State.Pass pass, Progress progress, Object context, Instant now) {
        Object input = select(pass.flow().input(), progress.document(), context);
        Object result =
                pass.fixed()
                        .or(() -> pass.parameters().map(template -> template.fill(input, context)))
                        .orElse(input);
        return leave(pass.flow(), pass.next(), progress.document(), result, context, now);
    }

    private static Transition choose(
            State.Choice choice, Progress progress, Object context, Instant now) {
        Object document = progress.document();
        return choice.rules().stream()
                .filter(rule -> rule.condition().holds(document, context))
                .map(State.Choice.Rule::next)
                .findFirst()
                .or(choice::otherwise)
                .<Transition>map(next -> new Moved(Progress.entering(next, document), now))
                .orElseGet(
                        () -> new Failed(ErrorNames.NO_CHOICE_MATCHED, progress.state(), document));
    }

    private static Transition pause(
            State.Wait wait, Progress progress, Object context, Instant now) {
        Object document = progress.document();
        Instant until =
                switch (wait.delay()) {
                    case State.Delay.Seconds(var seconds) -> now.plusSeconds(seconds);
                    case State.Delay.SecondsAt(var path) ->
                            now.plusSeconds(number(path, document, context).longValue());
                    case State.Delay.UntilAt(var path) -> instant(path, document, context);
                };
        return wait.next()
                .state()
                .<Transition>map(next -> new Moved(Progress.entering(next, document), until))
                .orElseGet(() -> new Succeeded(document));
    }

    private Optional<Transition> retry(
            State.Task task, Progress progress, String error, Instant now) {
        List<Retrier> retriers = task.retriers();
        for (int index = 0; index < retriers.size(); index++) {
            Retrier retrier = retriers.get(index);
            if (ErrorNames.cover(retrier.errors(), error)) {
                if (progress.retries(index) >= retrier.triesMax()) {
                    return Optional.empty();
                }
                Duration pause = retrier.pause(progress.retries(index) + 1);
                return Optional.of(new Moved(progress.retried(index), now.plus(pause)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Transition> caught(
            State.Task task, Progress progress, String error, String cause, Instant now) {
        Object output = Map.of("Error", error, "Cause", cause);
        return task.catchers().stream()
                .filter(catcher -> ErrorNames.cover(catcher.errors(), error))
                .findFirst()
                .map(
                        catcher -> {
                            Object document =
                                    catcher.result()
                                            .map(path -> path.write(progress.document(), output))
                                            .orElse(progress.document());
                            return new Moved(Progress.entering(catcher.next(), document), now);
                        });
    }

    private static Transition leave(
            State.Flow flow,
            State.Next next,
            Object document,
            Object result,
            Object context,
            Instant now) {
        Object merged = flow.result().map(path -> path.write(document, result)).orElse(document);
        Object output = select(flow.output(), merged, context);
        return next.state()
                .<Transition>map(state -> new Moved(Progress.entering(state, output), now))
                .orElseGet(() -> new Succeeded(output));
    }

    private static Object select(Optional<Path> path, Object document, Object context) {
        return path.<Object>map(
                        at ->
                                at.read(document, context)
                                        .orElseThrow(() -> new Template.PathFailure(at)))
                .orElseGet(Map::of);
    }

    /// A path that leads nowhere fails the state, as an error that its own retriers and catchers
    /// see.
    private Step guarded(Progress progress, Instant now, Supplier<Step> step) {
        try {
            return step.get();
        } catch (Template.PathFailure failure) {
            return failed(
                    progress,
                    ErrorNames.PARAMETER_PATH_FAILURE,
                    String.valueOf(failure.getMessage()),
                    now);
        }
    }

    private State.Task task(Progress progress) {
        if (machine.state(progress.state()) instanceof State.Task task) {
            return task;
        }
        throw new IllegalStateException("state \"%s\" calls no task".formatted(progress.state()));
    }

    private static Object context(String executionId, Progress progress) {
        return Map.of(
                "Execution", Map.of("Id", executionId, "Name", executionId),
                "State", Map.of("Name", progress.state(), "RetryCount", progress.retriesInAll()),
                "Task", Map.of("Token", executionId + "/" + progress.state()));
    }

    private static Number number(Path path, Object document, Object context) {
        return path.read(document, context)
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .orElseThrow(() -> new Template.PathFailure(path));
    }

    private static Instant instant(Path path, Object document, Object context) {
        try {
            return Instant.parse(
                    path.read(document, context)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .orElseThrow(() -> new Template.PathFailure(path)));
        } catch (DateTimeParseException e) {
            throw new Template.PathFailure(path);
        }
    }
}
