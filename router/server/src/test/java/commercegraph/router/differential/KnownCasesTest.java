package commercegraph.router.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.conformance.Json;
import commercegraph.router.conformance.LocalRouter;
import commercegraph.router.conformance.Suite;
import commercegraph.router.conformance.Suites;
import commercegraph.router.plan.PlanText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What [DifferentialTest] found once stays found: each folder of
/// `src/test/resources/differential`, as [CaseFolder] wrote it. `-Ddifferential.cases=FOLDER`
/// replays those of another folder, `target/differential` for example.
class KnownCasesTest {
    private static final Path CASES =
            Path.of(System.getProperty("differential.cases", "src/test/resources/differential"));

    @TestFactory
    Stream<DynamicTest> answersAsOneMergedSchemaDoes() {
        return Suite.in(CASES).stream().map(it -> dynamicTest(it.name(), () -> replay(it)));
    }

    private static void replay(Suite suite) {
        LocalRouter router = new LocalRouter(Suites.compose(suite), suite);
        for (Suite.Case one : suite.cases()) {
            LocalRouter.Outcomes outcome = router.answers(one.query(), one.variables());
            List<Map<String, @Nullable Object>> expected = new ArrayList<>();
            Json.list(one.expected().get("answers")).forEach(it -> expected.add(Json.object(it)));
            assertThat(Comparison.differences(expected, outcome.answers()))
                    .as("%s%n%s", one.query(), outcome.plan().map(PlanText::of).orElse("no plan"))
                    .isEmpty();
        }
    }
}
