package commercegraph.router.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every answer is what one merged schema over the same data gives. The seeds are always the same,
/// and a failure shows its own. `-Dtests.long=true` asks many more operations and new seeds too,
/// `-Ddifferential.seed=N` begins at a seed, `-Ddifferential.operations=N` says how many
/// operations, and `-Ddifferential.failures=N` after how many failures to stop. A failure is made
/// smaller and kept as a [CaseFolder].
class DifferentialTest {
    private static final boolean LONG = Boolean.getBoolean("tests.long");
    private static final int OPERATIONS =
            Integer.getInteger("differential.operations", LONG ? 100_000 : 4_000);
    private static final int FAILURES_MAX = Integer.getInteger("differential.failures", 1);

    /// Of the long run: what makes sure that the generator does not forget a feature.
    private static final int FEATURE_OPERATIONS_MIN = 1_000;

    private static final int TWO_HOPS_PERCENT_MIN = 40;

    @Test
    void answersAsOneMergedSchemaDoes() {
        Coverage coverage = run(Long.getLong("differential.seed", 1));
        System.out.println(coverage);
        if (coverage.operations() >= 100_000) {
            for (Feature feature : Feature.values()) {
                assertThat(coverage.operations(feature))
                        .as("operations with %s", feature)
                        .isGreaterThanOrEqualTo(FEATURE_OPERATIONS_MIN);
                assertThat(coverage.percentFar(feature))
                        .as("%s with two hops and more, in percent", feature)
                        .isGreaterThanOrEqualTo(TWO_HOPS_PERCENT_MIN);
            }
        }
    }

    @Test
    void answersAsOneMergedSchemaDoesForNewSeeds() {
        if (LONG && System.getProperty("differential.seed") == null) {
            run(System.nanoTime() >>> 16);
        }
    }

    private static String kept(Failure failure) {
        return "%s%nkept in %s".formatted(failure, CaseFolder.write(failure));
    }

    private static Coverage run(long first) {
        Coverage coverage = new Coverage();
        List<String> failures = new ArrayList<>();
        int refused = 0;
        long seed = first;
        for (; coverage.operations() < OPERATIONS && failures.size() < FAILURES_MAX; seed++) {
            Optional<Rig> rig = Rig.of(WorldMaker.make(seed));
            refused += rig.isPresent() ? 0 : 1;
            rig.flatMap(it -> it.ask(coverage)).ifPresent(it -> failures.add(kept(it.small())));
        }
        System.out.printf(
                "seeds %d to %d, of which %d do not compose: %d operations%n",
                first, seed - 1, refused, coverage.operations());
        assertThat(failures).isEmpty();
        return coverage;
    }
}
