package commercegraph.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.plan.PlanText;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every suite over subgraphs in memory: reader, planner and executor. A failure shows the plan.
class LocalConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySuiteComposedHere() {
        return Suites.all()
                .map(suite -> dynamicTest(suite.name(), () -> run(suite, Suites.compose(suite))));
    }

    @TestFactory
    Stream<DynamicTest> everySuiteComposedElsewhere() {
        return Suites.all()
                .flatMap(
                        suite ->
                                suite.supergraph().stream()
                                        .map(
                                                sdl ->
                                                        dynamicTest(
                                                                suite.name(),
                                                                () ->
                                                                        run(
                                                                                suite,
                                                                                SupergraphReader
                                                                                        .read(
                                                                                                sdl)))));
    }

    private static void run(Suite suite, Supergraph supergraph) {
        LocalRouter router = new LocalRouter(supergraph, suite);
        CaseCheck check = new CaseCheck(supergraph);
        List<String> faults = new ArrayList<>();
        for (Suite.Case one : suite.cases()) {
            LocalRouter.Outcome outcome = router.answer(one.query(), one.variables());
            List<String> found = check.faults(one, outcome.answer());
            if (!found.isEmpty()) {
                faults.add(
                        "%s %s%n%s%n%s"
                                .formatted(
                                        one.name(),
                                        found,
                                        one.query(),
                                        outcome.plan().map(PlanText::of).orElse("no plan")));
            }
        }
        assertThat(faults).isEmpty();
    }
}
