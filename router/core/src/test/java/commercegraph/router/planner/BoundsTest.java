package commercegraph.router.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.OperationError.Code;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No operation takes more than a bounded number of steps, from its text to its plan.
class BoundsTest {
    private static final PlanCase SMALL = PlanCase.of(WorstOperations.all().getFirst().subgraphs());

    @TestFactory
    Stream<DynamicTest> plansWithinItsSteps() {
        return WorstOperations.all().stream()
                .map(worst -> dynamicTest(worst.name(), () -> assertWithin(worst)));
    }

    private static void assertWithin(WorstOperations.Worst worst) {
        Planning planning = PlanCase.of(worst.subgraphs()).planning(worst.document());
        assertThat(planning).isInstanceOf(Planning.Planned.class);
        assertThat(((Planning.Planned) planning).steps()).isLessThanOrEqualTo(worst.stepsMax());
    }

    @Test
    void refusesWhatTakesMoreSteps() {
        WorstOperations.Worst worst = WorstOperations.all().getFirst();
        PlanCase plans = PlanCase.of(worst.subgraphs());
        QueryPlanner strict = new QueryPlanner(plans.supergraph(), 100);
        assertThat(strict.plan(plans.operation(worst.document(), Map.of()), Set.of()))
                .isEqualTo(new Planning.Refused(new PlanningFailure.TooManySteps(100)));
    }

    static Stream<String> tooLarge() {
        String doubling =
                IntStream.range(0, 40)
                        .mapToObj(
                                index ->
                                        "fragment F%1$d on Node { x: a { ...F%2$d } y: a { ...F%2$d } }"
                                                .formatted(index, index + 1))
                        .collect(Collectors.joining(" "));
        String deep =
                IntStream.range(0, 1000)
                        .mapToObj(
                                index ->
                                        "fragment F%d on Node { a { ...F%d } }"
                                                .formatted(index, index + 1))
                        .collect(Collectors.joining(" "));
        String wide =
                "fragment W on Node { "
                        + IntStream.range(0, 2000)
                                .mapToObj("v%d: v"::formatted)
                                .collect(Collectors.joining(" "))
                        + " }";
        String operations =
                IntStream.range(0, 1000)
                        .mapToObj("query Q%d { node { ...W } }"::formatted)
                        .collect(Collectors.joining(" "));
        return Stream.of(
                "{ node { ...F0 } } " + doubling + " fragment F40 on Node { v }",
                "{ node { ...F0 } } " + deep + " fragment F1000 on Node { v }",
                "{ node " + "{ a ".repeat(2000) + "{ v }" + " }".repeat(2000) + " }",
                wide + operations);
    }

    @ParameterizedTest
    @MethodSource
    void tooLarge(String document) {
        assertThat(SMALL.read(document))
                .isInstanceOfSatisfying(
                        Checked.Invalid.class,
                        invalid ->
                                assertThat(invalid.errors().toString())
                                        .contains(Code.OPERATION_TOO_LARGE.name()));
    }

    static Stream<String> largeAndRight() {
        String twice =
                IntStream.range(0, 200)
                        .mapToObj(
                                index ->
                                        "fragment F%1$d on Node { ...F%2$d ...F%2$d }"
                                                .formatted(index, index + 1))
                        .collect(Collectors.joining(" "));
        return Stream.of(
                "{ node { ...F0 } } " + twice + " fragment F200 on Node { v }",
                "{ node { " + "a { v } ".repeat(3000) + "} }",
                "{ node { " + "v ".repeat(20_000) + "} }");
    }

    /// Fields of one response key are one field, however often they are written.
    @ParameterizedTest
    @MethodSource
    void largeAndRight(String document) {
        assertThat(SMALL.read(document)).isInstanceOf(Checked.Valid.class);
        assertThat(SMALL.planning(document))
                .isInstanceOfSatisfying(
                        Planning.Planned.class,
                        planned -> assertThat(planned.steps()).isLessThan(1000));
    }
}
