package commercegraph.orders.workflow;

import static commercegraph.orders.workflow.Definitions.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    @Test
    void readsATaskWithItsDefaults() {
        StateMachine machine =
                Definitions.of(
                        "A",
                        "{'A': {'Type': 'Task', 'Resource': 'r', 'Retry': [{'ErrorEquals': ['States.ALL']}], 'End': true}}");

        State.Task task = (State.Task) machine.state("A");
        assertThat(task.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(task.retriers())
                .containsExactly(
                        new Retrier(
                                List.of("States.ALL"),
                                Duration.ofSeconds(1),
                                3,
                                2.0,
                                Duration.ofDays(1)));
        assertThat(task.next().state()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'Type': 'Parallel', 'Branches': [], 'End': true}                              | A.Type
                    {'Type': 'Map', 'End': true}                                                   | A.Type
                    {'Type': 'Pass', 'End': true, 'Assign': {}}                                    | A.Assign
                    {'Type': 'Pass'}                                                               | A.Next
                    {'Type': 'Pass', 'End': true, 'Next': 'A'}                                     | A.Next
                    {'Type': 'Pass', 'Next': 'B'}                                                  | States
                    {'Type': 'Task', 'End': true}                                                  | A.Resource
                    {'Type': 'Task', 'Resource': 'r', 'HeartbeatSeconds': 5, 'End': true}          | A.HeartbeatSeconds
                    {'Type': 'Task', 'Resource': 'r', 'TimeoutSeconds': 0, 'End': true}            | A.TimeoutSeconds
                    {'Type': 'Task', 'Resource': 'r', 'Retry': [{'ErrorEquals': []}], 'End': true} | A.Retry.ErrorEquals
                    {'Type': 'Task', 'Resource': 'r', 'Retry': [{'ErrorEquals': ['E'], 'JitterStrategy': 'FULL'}], 'End': true} | A.Retry.JitterStrategy
                    {'Type': 'Task', 'Resource': 'r', 'Retry': [{'ErrorEquals': ['E'], 'BackoffRate': 0.5}], 'End': true} | A.Retry.BackoffRate
                    {'Type': 'Task', 'Resource': 'r', 'Catch': [{'ErrorEquals': ['E'], 'Next': 'Z'}], 'End': true} | States
                    {'Type': 'Task', 'Resource': 'r', 'Parameters': {'x.$': 'States.UUID()'}, 'End': true} | A.Parameters.x.$
                    {'Type': 'Task', 'Resource': 'r', 'Parameters': {'x.$': 5}, 'End': true}       | A.Parameters.x.$
                    {'Type': 'Pass', 'InputPath': '$.a[*]', 'End': true}                           | A.InputPath
                    {'Type': 'Pass', 'InputPath': '$..a', 'End': true}                             | A.InputPath
                    {'Type': 'Pass', 'ResultPath': '$$.a', 'End': true}                            | A.ResultPath
                    {'Type': 'Pass', 'ResultPath': '$.a[0]', 'End': true}                          | A.ResultPath
                    {'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'StringMatches': 'a*', 'Next': 'A'}]} | A.Choices.StringMatches
                    {'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'Next': 'A'}]}              | A.Choices.Choices
                    {'Type': 'Wait', 'Timestamp': '2026-01-01T00:00:00Z', 'End': true}             | A.Timestamp
                    {'Type': 'Fail', 'ErrorPath': '$.e', 'Cause': 'c'}                             | A.ErrorPath
                    """)
    void refusesWhatIsNotValidOrNotImplementedByName(String state, String where) {
        assertThatThrownBy(() -> Definitions.of("A", "{'A': %s}".formatted(state)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith(where + ":");
    }

    @Test
    void refusesAnotherQueryLanguageAndATimeoutOfTheWhole() {
        String states = "'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}";
        assertThatThrownBy(
                        () ->
                                DefinitionReader.read(
                                        json("{'QueryLanguage': 'JSONata', " + states + "}")))
                .hasMessageStartingWith("definition.QueryLanguage:");
        assertThatThrownBy(
                        () -> DefinitionReader.read(json("{'TimeoutSeconds': 5, " + states + "}")))
                .hasMessageStartingWith("definition.TimeoutSeconds:");
        assertThatThrownBy(() -> Definitions.of("B", "{'A': {'Type': 'Succeed'}}"))
                .hasMessageContaining("\"B\"");
    }
}
