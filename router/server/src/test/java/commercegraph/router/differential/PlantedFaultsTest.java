package commercegraph.router.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The comparison finds what a planner might get wrong: each fault is planted between planner and
/// executor. Without a fault it finds nothing, which [DifferentialTest] shows.
class PlantedFaultsTest {
    private static final int WORLDS_MAX = 150;

    @ParameterizedTest
    @EnumSource
    void isFound(PlanFault fault) {
        assertThat(firstFailure(fault)).as("differences made by %s", fault).isPresent();
    }

    private static Optional<List<String>> firstFailure(PlanFault fault) {
        for (long seed = 1; seed <= WORLDS_MAX; seed++) {
            Optional<Failure> failure =
                    Rig.of(WorldMaker.make(seed), fault).flatMap(it -> it.ask(new Coverage()));
            if (failure.isPresent()) {
                return failure.map(Failure::differences);
            }
        }
        return Optional.empty();
    }

    /// The planner decides `@skip` and `@include`; here it never sees them.
    @Test
    void ignoredConditionIsFound() {
        for (long seed = 1; seed <= WORLDS_MAX; seed++) {
            Dice dice = new Dice(seed);
            Optional<Rig> rig = Rig.of(WorldMaker.make(seed));
            for (int i = 0; rig.isPresent() && i < Rig.OPERATIONS; i++) {
                String operation = RandomOperation.over(rig.get().merged().schema(), dice);
                String without = operation.replaceAll(" @(skip|include)\\(if: \\$\\w+\\)", "");
                String given =
                        without.replaceAll("\\$(yes|no): Boolean!(, )?", "").replace("()", "");
                if (rig.get().ask(operation, given.replace(", )", ")")).failure().isPresent()) {
                    return;
                }
            }
        }
        throw new AssertionError("no operation told that its conditions were ignored");
    }
}
