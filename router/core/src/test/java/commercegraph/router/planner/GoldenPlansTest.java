package commercegraph.router.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Operations beside the plans that they must have: `planner/CASE/OPERATION.graphql` and `.plan`,
/// over the subgraphs of the case, which are composed here. An operation with variables in `@skip`
/// or `@include` has one plan for each set of values. A first line `# labels: …` names the override
/// labels that are on.
///
/// `-Dgolden.update=true` writes the plans anew; their diff is read in review.
class GoldenPlansTest {
    private static final Path CASES = Path.of("src/test/resources/planner");
    private static final String LABELS = "# labels: ";

    @TestFactory
    Stream<DynamicTest> everyOperationHasItsPlan() throws IOException {
        return folders().stream()
                .flatMap(
                        folder -> {
                            PlanCase plans = PlanCase.composed(folder);
                            return operations(folder).stream()
                                    .map(
                                            file ->
                                                    dynamicTest(
                                                            folder.getFileName()
                                                                    + " "
                                                                    + file.getFileName(),
                                                            () -> check(plans, folder, file)));
                        });
    }

    private static void check(PlanCase plans, Path folder, Path file) throws IOException {
        String document = Files.readString(file);
        Set<String> labels = labels(document);
        Path golden = Path.of(file.toString().replace(".graphql", ".plan"));
        String text = plans.golden(document, labels);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
        assertThat(plans.problems(document, labels, folder)).isEmpty();
    }

    private static Set<String> labels(String document) {
        return document.lines()
                .filter(line -> line.startsWith(LABELS))
                .map(line -> line.substring(LABELS.length()))
                .collect(Collectors.toSet());
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static List<Path> operations(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".graphql")).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
