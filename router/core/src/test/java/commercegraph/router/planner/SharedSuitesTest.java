package commercegraph.router.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every operation of the shared federation cases has a plan whose documents the subgraphs' own
/// schemas accept, and which writes all that the answer needs.
class SharedSuitesTest {
    private static final Path CASES = Path.of("../../../shared/federation");

    @TestFactory
    Stream<DynamicTest> everyOperationHasASoundPlan() throws IOException {
        Path folder = CASES.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return Stream.of(
                    dynamicTest(
                            "skipped: no shared federation cases beside the checkout",
                            () -> Assumptions.abort("no " + folder)));
        }
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> suites = Files.list(folder)) {
            for (Path suite : suites.filter(Files::isDirectory).sorted().toList()) {
                PlanCase plans = PlanCase.of(suite.resolve("supergraph.graphql"));
                JsonNode cases =
                        new ObjectMapper().readTree(Files.readString(suite.resolve("tests.json")));
                for (int index = 0; index < cases.size(); index++) {
                    if (cases.get(index).get("expected").path("errors").asBoolean(false)) {
                        continue; // some of them are refused before they are planned
                    }
                    String query = cases.get(index).get("query").asString();
                    tests.add(
                            dynamicTest(
                                    suite.getFileName() + " " + index,
                                    () ->
                                            assertThat(plans.problems(query, suite))
                                                    .as(() -> query + "\n" + plans.text(query))
                                                    .isEmpty()));
                }
            }
        }
        return tests.stream();
    }
}
