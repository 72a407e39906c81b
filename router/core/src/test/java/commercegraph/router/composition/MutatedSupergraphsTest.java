package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.supergraph.UnreadableSupergraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is done to the tokens of a supergraph, it is read or refused with a reason.
class MutatedSupergraphsTest {
    private static final Path CASES = Path.of("src/test/resources/composition");
    private static final int MUTATIONS = Integer.getInteger("supergraph.mutations", 1500);

    @Test
    void mutatedSupergraphsAreReadOrRefused() throws IOException {
        List<String> supergraphs = supergraphs();
        Random random = new Random(Long.getLong("supergraph.seed", 11));
        int read = 0;
        for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            String sdl =
                    Mutations.mutated(supergraphs.get(random.nextInt(supergraphs.size())), random);
            if (isRead(sdl)) {
                read++;
            }
        }
        assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    private static boolean isRead(String sdl) {
        try {
            SupergraphReader.read(sdl);
            return true;
        } catch (UnreadableSupergraphException e) {
            assertThat(e).hasMessageMatching("[\\s\\S]{10,}");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("neither read nor refused: " + sdl, e);
        }
    }

    private static List<String> supergraphs() throws IOException {
        List<String> supergraphs = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                if (Composer.create().compose(CompositionCase.read(file).subgraphs())
                        instanceof Composed composed) {
                    supergraphs.add(composed.supergraphSdl());
                }
            }
        }
        return supergraphs;
    }
}
