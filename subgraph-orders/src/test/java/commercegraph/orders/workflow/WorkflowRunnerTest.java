package commercegraph.orders.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.orders.testing.TestClock;
import commercegraph.orders.workflow.Step.Failed;
import commercegraph.orders.workflow.Step.Moved;
import commercegraph.orders.workflow.Step.Succeeded;
import commercegraph.orders.workflow.TaskHandler.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkflowRunnerTest {
    private static final String TASKS =
            """
            {'A': {'Type': 'Task', 'Resource': 'a', 'TimeoutSeconds': 1, 'Next': 'B',
                   'Retry': [{'ErrorEquals': ['Again'], 'IntervalSeconds': 4}]},
             'B': {'Type': 'Task', 'Resource': 'b', 'End': true}}
            """;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final StateMachine machine = Definitions.of("A", TASKS);
    private final InMemoryExecutions store =
            new InMemoryExecutions(new Interpreter(machine).begin(Map.of()), clock.instant());
    private final List<String> called = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    @Test
    void runsToTheEndAndCommitsEachTransition() throws Exception {
        try (WorkflowRunner runner =
                runner(resource -> new Outcome.Done(Map.of("from", resource)))) {
            assertThat(runner.runOne()).isTrue();
            assertThat(runner.runOne()).isFalse();
        }
        assertThat(called).containsExactly("a", "b");
        assertThat(store.transitions())
                .containsExactly(
                        new Moved(Progress.entering("B", Map.of("from", "a")), clock.instant()),
                        new Succeeded(Map.of("from", "b")));
    }

    @Test
    void leavesARetryToWhoeverComesWhenItIsDue() throws Exception {
        try (WorkflowRunner runner =
                runner(
                        resource ->
                                called.size() == 1
                                        ? new Outcome.Failed("Again", "soon")
                                        : new Outcome.Done(Map.of()))) {
            runner.runOne();
            assertThat(runner.runOne()).as("not due yet").isFalse();
            clock.advance(Duration.ofSeconds(4));
            assertThat(runner.runOne()).isTrue();
        }
        assertThat(called).containsExactly("a", "a", "b");
    }

    @Test
    void callsTheTaskOfAKilledRunnerAgainWhenItsLeaseHasRunOut() throws Exception {
        try (WorkflowRunner killed =
                runner(
                        _ -> {
                            throw new AssertionError("killed");
                        })) {
            assertThatThrownBy(killed::runOne).hasMessage("killed");
        }
        try (WorkflowRunner next = runner(_ -> new Outcome.Done(Map.of()))) {
            assertThat(next.runOne()).as("leased to the killed one").isFalse();
            clock.advance(WorkflowRunner.LEASE);
            assertThat(next.runOne()).isTrue();
        }
        assertThat(called).containsExactly("a", "a", "b");
    }

    @Test
    void givesUpAnExecutionThatAnotherRunnerHasTaken() throws Exception {
        try (WorkflowRunner slow =
                runner(
                        _ -> {
                            clock.advance(WorkflowRunner.LEASE);
                            store.claim(clock.instant(), clock.instant().plusSeconds(60));
                            return new Outcome.Done(Map.of());
                        })) {
            assertThat(slow.runOne()).isTrue();
        }
        assertThat(called).containsExactly("a");
        assertThat(store.transitions()).isEmpty();
    }

    @Test
    void tellsAnExceptionAsAFailedTaskAndItsMessageToNobody() throws Exception {
        try (WorkflowRunner runner =
                runner(
                        _ -> {
                            throw new IllegalStateException("secret");
                        })) {
            runner.runOne();
        }
        assertThat(store.last())
                .isEqualTo(new Failed("States.TaskFailed", "the task broke off", Map.of()));
        assertThat(heard).containsExactly("A threw secret");
    }

    @Test
    void breaksOffATaskThatTakesTooLong() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (WorkflowRunner runner =
                runner(
                        _ -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new Outcome.Done(Map.of());
                        })) {
            runner.runOne();
        }
        assertThat(store.last())
                .isEqualTo(new Failed("States.Timeout", "no answer within 1 s", Map.of()));
    }

    @Test
    void saysWhenADefinitionLacksTheStateOfAnExecution() throws Exception {
        StateMachine other = Definitions.of("Z", "{'Z': {'Type': 'Succeed'}}");
        try (WorkflowRunner runner =
                new WorkflowRunner(
                        other, store, (_, _) -> new Outcome.Done(Map.of()), listener(), clock)) {
            runner.runOne();
        }
        assertThat(heard).containsExactly("A stuck");
        assertThat(store.transitions()).isEmpty();
    }

    @Test
    void refusesADefinitionWhoseTaskOutlastsALease() {
        StateMachine slow =
                Definitions.of(
                        "A",
                        "{'A': {'Type': 'Task', 'Resource': 'r', 'TimeoutSeconds': 20, 'End': true}}");
        assertThatThrownBy(
                        () ->
                                new WorkflowRunner(
                                        slow,
                                        store,
                                        (_, _) -> new Outcome.Done(Map.of()),
                                        listener(),
                                        clock))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("A.TimeoutSeconds:");
    }

    private interface Resource {
        Outcome run(String resource);
    }

    private WorkflowRunner runner(Resource tasks) {
        TaskHandler handler =
                (resource, _) -> {
                    called.add(resource);
                    return tasks.run(resource);
                };
        return new WorkflowRunner(machine, store, handler, listener(), clock);
    }

    private RunnerListener listener() {
        return new RunnerListener() {
            @Override
            public void taskThrew(Execution execution, Exception exception) {
                heard.add(execution.progress().state() + " threw " + exception.getMessage());
            }

            @Override
            public void stuck(Execution execution, Exception exception) {
                heard.add(execution.progress().state() + " stuck");
            }
        };
    }
}
