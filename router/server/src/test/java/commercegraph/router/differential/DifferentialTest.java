package commercegraph.router.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every answer is what one merged schema over the same data gives. `-Dtests.long=true` runs many
/// more operations, `-Ddifferential.seed=N` begins at a seed, `-Ddifferential.operations=N` says
/// how many operations.
class DifferentialTest {
    private static final int OPERATIONS =
            Integer.getInteger(
                    "differential.operations", Boolean.getBoolean("tests.long") ? 100_000 : 3_000);

    @Test
    void answersAsOneMergedSchemaDoes() {
        long seed = Long.getLong("differential.seed", 1);
        int asked = 0;
        int refused = 0;
        List<String> failures = new ArrayList<>();
        while (asked < OPERATIONS
                && failures.size() < Integer.getInteger("differential.failures", 1)) {
            Optional<Rig> rig = Rig.of(WorldMaker.make(seed));
            if (rig.isPresent()) {
                asked += Rig.OPERATIONS;
                rig.get().failure(seed).ifPresent(it -> failures.add(it.small().toString()));
            } else {
                refused++;
            }
            seed++;
        }
        System.out.println("asked " + asked + ", refused worlds " + refused);
        assertThat(failures).isEmpty();
    }
}
