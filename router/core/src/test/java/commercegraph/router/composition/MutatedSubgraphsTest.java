package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.CompositionResult.Failed;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is done to the tokens of subgraphs, composing them gives errors or a supergraph: one
/// that can be read, and the same whatever the order of the subgraphs.
class MutatedSubgraphsTest {
    private static final Path CASES = Path.of("src/test/resources/composition");
    private static final int MUTATIONS = Integer.getInteger("composition.mutations", 1500);

    @Test
    void mutatedSubgraphsComposeOrGiveErrors() throws IOException {
        List<CompositionCase> cases = cases();
        Random random = new Random(Long.getLong("composition.seed", 7));
        int composed = 0;
        for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            CompositionCase chosen = cases.get(random.nextInt(cases.size()));
            List<SubgraphSdl> mutated = mutated(chosen.subgraphs(), random);
            if (check(mutated)) {
                composed++;
            }
        }
        assertThat(composed).isGreaterThan(MUTATIONS / 50);
    }

    private static List<CompositionCase> cases() throws IOException {
        List<CompositionCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                CompositionCase known = CompositionCase.read(file);
                if (!known.subgraphs().isEmpty()) {
                    cases.add(known);
                }
            }
        }
        return cases;
    }

    private static boolean check(List<SubgraphSdl> subgraphs) {
        CompositionResult result = compose(subgraphs);
        CompositionResult reversed = compose(subgraphs.reversed());
        switch (result) {
            case Composed some -> {
                assertThat(reversed).as("%s", subgraphs).isInstanceOf(Composed.class);
                assertThat(((Composed) reversed).supergraphSdl()).isEqualTo(some.supergraphSdl());
                assertThat(SupergraphFacts.of(SupergraphReader.read(some.supergraphSdl())))
                        .isEqualTo(SupergraphFacts.of(some.supergraph()));
                return true;
            }
            case Failed(var errors) -> {
                assertThat(reversed).as("%s", subgraphs).isInstanceOf(Failed.class);
                assertThat(codes(((Failed) reversed).errors()))
                        .as("%s", subgraphs)
                        .isEqualTo(codes(errors));
                return false;
            }
        }
    }

    private static CompositionResult compose(List<SubgraphSdl> subgraphs) {
        try {
            return Composer.create().compose(subgraphs);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("does not compose: " + subgraphs, e);
        }
    }

    private static Set<String> codes(List<CompositionError> errors) {
        return errors.stream()
                .map(error -> error.code().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<SubgraphSdl> mutated(List<SubgraphSdl> subgraphs, Random random) {
        List<SubgraphSdl> mutated = new ArrayList<>(subgraphs);
        int times = 1 + random.nextInt(3);
        for (int time = 0; time < times; time++) {
            int at = random.nextInt(mutated.size());
            SubgraphSdl subgraph = mutated.get(at);
            mutated.set(
                    at,
                    new SubgraphSdl(
                            subgraph.name(),
                            subgraph.url(),
                            Mutations.mutated(subgraph.sdl(), random)));
        }
        return mutated;
    }
}
