package commercegraph.router.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Choices by chance, the same for the same seed.
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both included.
    int from(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// At least one of them.
    <T> List<T> some(List<T> all) {
        List<T> some = new ArrayList<>();
        all.stream().filter(_ -> random.nextBoolean()).forEach(some::add);
        return some.isEmpty() ? List.of(one(all)) : some;
    }

    int other(int than, int bound) {
        return (than + 1 + random.nextInt(bound - 1)) % bound;
    }
}
