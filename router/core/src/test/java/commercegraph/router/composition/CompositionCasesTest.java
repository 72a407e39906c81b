package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.CompositionResult.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every file `src/test/resources/composition/*.case` composes as it says.
class CompositionCasesTest {
    private static final Path CASES = Path.of("src/test/resources/composition");

    @TestFactory
    Stream<DynamicTest> everyCaseComposesAsItSays() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .filter(file -> file.toString().endsWith(".case"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(CompositionCasesTest::test);
        }
    }

    private static DynamicTest test(Path file) {
        return dynamicTest(
                String.valueOf(file.getFileName()),
                file.toUri(),
                () -> check(CompositionCase.read(file)));
    }

    private static void check(CompositionCase expected) {
        switch (Composer.create().compose(expected.subgraphs())) {
            case Failed(var errors) -> {
                Set<String> codes =
                        errors.stream()
                                .map(error -> error.code().name())
                                .collect(Collectors.toCollection(TreeSet::new));
                assertThat(codes).as("%s", errors).isEqualTo(expected.errors().orElse(Set.of()));
            }
            case Composed composed -> {
                assertThat(expected.errors().orElse(Set.of())).as("errors").isEmpty();
                assertThat(SdlFacts.api(composed.apiSchemaSdl()))
                        .isEqualTo(SdlFacts.api(expected.api()));
                assertThat(SdlFacts.applied(composed.supergraphSdl()))
                        .isEqualTo(SdlFacts.normalized(expected.applied()));
            }
        }
    }
}
