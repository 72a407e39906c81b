package commercegraph.router.differential;

import java.util.List;
import java.util.Optional;

/// An operation whose answer is wrong.
///
/// @param refusal whether there was no answer at all
record Failure(Rig rig, String operation, boolean refusal, List<String> differences, String plan) {
    /// What making it smaller may try.
    private static final int TRIES_MAX = 4_000;

    /// The same failure with as little as is easily found: first the operation is made smaller,
    /// then the world.
    Failure small() {
        Tries tries = new Tries();
        Failure smallest = smallOperation(tries);
        boolean found = true;
        while (found) {
            found = false;
            for (World world : SmallerWorlds.than(smallest.rig.world())) {
                Optional<Failure> failure = tries.left() ? smallest.in(world) : Optional.empty();
                if (failure.isPresent()) {
                    smallest = failure.get();
                    found = true;
                    break;
                }
            }
        }
        return smallest.smallOperation(tries);
    }

    private Failure smallOperation(Tries tries) {
        Failure smallest = this;
        boolean found = true;
        while (found) {
            found = false;
            for (String operation : SmallerOperations.than(smallest.operation)) {
                Optional<Failure> failure =
                        tries.left() ? smallest.rig.failure(operation) : Optional.empty();
                if (failure.filter(it -> it.refusal == refusal).isPresent()) {
                    smallest = failure.get();
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private Optional<Failure> in(World world) {
        try {
            return Rig.of(world)
                    .flatMap(it -> it.failure(operation))
                    .filter(it -> it.refusal == refusal);
        } catch (RuntimeException e) {
            // What was left out is still referred to: not a world.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "%s%n%s%n%s%n%s%s"
                .formatted(
                        rig.suite().name(),
                        "differences: " + differences,
                        operation,
                        plan,
                        String.join("\n---\n", rig.suite().subgraphs().values()));
    }

    private static final class Tries {
        private int taken;

        boolean left() {
            return taken++ < TRIES_MAX;
        }
    }
}
