package commercegraph.orders.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.workflow.Step.Call;
import commercegraph.orders.workflow.Step.Failed;
import commercegraph.orders.workflow.Step.Moved;
import commercegraph.orders.workflow.Step.Succeeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void fillsATasksParametersFromDocumentAndContext() {
        Interpreter interpreter =
                interpreter(
                        """
                        {'A': {'Type': 'Task', 'Resource': 'r', 'InputPath': '$.order', 'TimeoutSeconds': 7, 'End': true,
                               'Parameters': {'fixed': [1, true], 'id.$': '$.id', 'first.$': '$.lines[0].n',
                                              'token.$': '$$.Task.Token', 'whole.$': '$'}}}
                        """);
        Map<String, Object> order = Map.of("id", "o1", "lines", List.of(Map.of("n", 5)));

        Step step = interpreter.step("e1", interpreter.begin(Map.of("order", order)), NOW);

        assertThat(step)
                .isEqualTo(
                        new Call(
                                "r",
                                Map.of(
                                        "fixed",
                                        List.of(1, true),
                                        "id",
                                        "o1",
                                        "first",
                                        5,
                                        "token",
                                        "e1/A",
                                        "whole",
                                        order),
                                Duration.ofSeconds(7)));
    }

    @Test
    void putsATasksResultWhereItsPathsSay() {
        Interpreter interpreter =
                interpreter(
                        """
                        {'A': {'Type': 'Task', 'Resource': 'r', 'ResultSelector': {'n.$': '$.deep.n'},
                               'ResultPath': '$.out.a', 'OutputPath': '$.out', 'Next': 'B'},
                         'B': {'Type': 'Succeed'}}
                        """);

        Step step =
                interpreter.succeeded(
                        "e1",
                        interpreter.begin(Map.of("in", 1)),
                        Map.of("deep", Map.of("n", 2)),
                        NOW);

        assertThat(step)
                .isEqualTo(new Moved(Progress.entering("B", Map.of("a", Map.of("n", 2))), NOW));
    }

    @Test
    void dropsAResultWithANullPath() {
        Interpreter interpreter =
                interpreter(
                        "{'A': {'Type': 'Task', 'Resource': 'r', 'ResultPath': null, 'End': true}}");

        assertThat(
                        interpreter.succeeded(
                                "e1", interpreter.begin(Map.of("in", 1)), Map.of("x", 2), NOW))
                .isEqualTo(new Succeeded(Map.of("in", 1)));
    }

    @Test
    void retriesWithGrowingPausesUpToTheirBoundAndThenCatches() {
        Interpreter interpreter =
                interpreter(
                        """
                        {'A': {'Type': 'Task', 'Resource': 'r', 'End': true,
                               'Retry': [{'ErrorEquals': ['Never'], 'MaxAttempts': 0},
                                         {'ErrorEquals': ['States.ALL'], 'IntervalSeconds': 2, 'BackoffRate': 3.0,
                                          'MaxDelaySeconds': 10, 'MaxAttempts': 3}],
                               'Catch': [{'ErrorEquals': ['Never'], 'Next': 'N'},
                                         {'ErrorEquals': ['States.TaskFailed'], 'ResultPath': '$.why', 'Next': 'C'}]},
                         'C': {'Type': 'Succeed'}, 'N': {'Type': 'Succeed'}}
                        """);
        Progress progress = interpreter.begin(Map.of());

        for (int seconds : new int[] {2, 6, 10}) {
            Moved retry = (Moved) interpreter.failed(progress, "Broke", "so", NOW);
            assertThat(retry.dueAt()).isEqualTo(NOW.plusSeconds(seconds));
            assertThat(retry.to().state()).isEqualTo("A");
            progress = retry.to();
        }
        assertThat(interpreter.failed(progress, "Broke", "so", NOW))
                .isEqualTo(
                        new Moved(
                                Progress.entering(
                                        "C",
                                        Map.of("why", Map.of("Error", "Broke", "Cause", "so"))),
                                NOW));
        assertThat(interpreter.failed(interpreter.begin(Map.of()), "Never", "so", NOW))
                .isEqualTo(
                        new Moved(
                                Progress.entering("N", Map.of("Error", "Never", "Cause", "so")),
                                NOW));
        assertThat(interpreter.failed(progress, "States.Timeout", "slow", NOW))
                .as("States.TaskFailed does not cover a timeout")
                .isEqualTo(new Failed("States.Timeout", "slow", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'Variable': '$.s', 'StringEquals': 'a'}                                       | true
                    {'Variable': '$.s', 'StringEquals': 'b'}                                       | false
                    {'Variable': '$.none', 'StringEquals': 'a'}                                    | false
                    {'Variable': '$.s', 'IsPresent': true}                                         | true
                    {'Variable': '$.none', 'IsPresent': false}                                     | true
                    {'Variable': '$.b', 'BooleanEquals': true}                                     | true
                    {'Variable': '$.n', 'NumericEquals': 5.0}                                      | true
                    {'Variable': '$.n', 'NumericLessThan': 5}                                      | false
                    {'Variable': '$.n', 'NumericLessThanEquals': 5}                                | true
                    {'Variable': '$.n', 'NumericGreaterThan': 4}                                   | true
                    {'Variable': '$.s', 'NumericGreaterThanEquals': 4}                             | false
                    {'And': [{'Variable': '$.b', 'BooleanEquals': true}, {'Variable': '$.n', 'NumericEquals': 6}]} | false
                    {'Or': [{'Variable': '$.b', 'BooleanEquals': false}, {'Variable': '$.n', 'NumericEquals': 5}]} | true
                    {'Not': {'Variable': '$.s', 'StringEquals': 'b'}}                              | true
                    """)
    void choosesByItsConditions(String condition, boolean holds) {
        String rule = condition.substring(0, condition.length() - 1) + ", 'Next': 'Y'}";
        Interpreter interpreter =
                interpreter(
                        """
                        {'A': {'Type': 'Choice', 'Choices': [%s], 'Default': 'N'},
                         'Y': {'Type': 'Succeed'}, 'N': {'Type': 'Succeed'}}
                        """
                                .formatted(rule));
        Map<String, Object> document = Map.of("s", "a", "b", true, "n", 5);

        assertThat(interpreter.step("e1", interpreter.begin(document), NOW))
                .isEqualTo(new Moved(Progress.entering(holds ? "Y" : "N", document), NOW));
    }

    @Test
    void failsWithoutAChoiceAndWithAPathThatLeadsNowhere() {
        Interpreter choice =
                interpreter(
                        "{'A': {'Type': 'Choice', 'Choices': [{'Variable': '$.x', 'IsPresent': true, 'Next': 'A'}]}}");
        assertThat(choice.step("e1", choice.begin(Map.of()), NOW))
                .isEqualTo(new Failed("States.NoChoiceMatched", "A", Map.of()));

        Interpreter pass = interpreter("{'A': {'Type': 'Pass', 'InputPath': '$.x', 'End': true}}");
        assertThat(pass.step("e1", pass.begin(Map.of()), NOW))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.error())
                                        .isEqualTo("States.ParameterPathFailure"));
    }

    @Test
    void waitsForSecondsAPathOrATime() {
        Map<String, Object> document = Map.of("s", 30, "t", "2026-11-21T11:00:00Z");
        assertThat(dueAfterWait("'Seconds': 5", document)).isEqualTo(NOW.plusSeconds(5));
        assertThat(dueAfterWait("'SecondsPath': '$.s'", document)).isEqualTo(NOW.plusSeconds(30));
        assertThat(dueAfterWait("'TimestampPath': '$.t'", document))
                .isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
    }

    @Test
    void passesAFixedResultAndEndsAsItsStatesSay() {
        Interpreter interpreter =
                interpreter(
                        """
                        {'A': {'Type': 'Pass', 'Result': {'code': 'X'}, 'ResultPath': '$.failure', 'Next': 'F'},
                         'F': {'Type': 'Fail', 'Error': 'E', 'Cause': 'C'}}
                        """);
        Moved moved = (Moved) interpreter.step("e1", interpreter.begin(Map.of("a", 1)), NOW);

        assertThat(moved.to().document()).isEqualTo(Map.of("a", 1, "failure", Map.of("code", "X")));
        assertThat(interpreter.step("e1", moved.to(), NOW))
                .isEqualTo(new Failed("E", "C", moved.to().document()));
    }

    private static Instant dueAfterWait(String delay, Object document) {
        Interpreter interpreter =
                interpreter(
                        "{'A': {'Type': 'Wait', %s, 'Next': 'B'}, 'B': {'Type': 'Succeed'}}"
                                .formatted(delay));
        return ((Moved) interpreter.step("e1", interpreter.begin(document), NOW)).dueAt();
    }

    private static Interpreter interpreter(String states) {
        return new Interpreter(Definitions.of("A", states));
    }
}
