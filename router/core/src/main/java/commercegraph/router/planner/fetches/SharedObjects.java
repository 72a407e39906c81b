package commercegraph.router.planner.fetches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether one object can lie at two places of the answer. Fetches for either place add to it, so
/// what lies under one storage key must mean the same at both.
///
/// Large operations have many places with the same fields below them: those have one number, and
/// each pair of numbers is looked at once. Belongs to the planning of one operation, when all
/// fetches are there.
final class SharedObjects {
    private final Map<Position, Integer> numbers = new IdentityHashMap<>();
    private final Map<List<Field>, Integer> byFields = new HashMap<>();
    private final Map<Long, Boolean> known = new HashMap<>();

    /// What of a slot decides it.
    ///
    /// @param below the number of the place below; below 0 for none
    private record Field(String storageKey, String signature, boolean taken, int below) {}

    /// The same for places with the same fields.
    int number(Position position) {
        Integer number = numbers.get(position);
        if (number == null) {
            List<Field> fields = new ArrayList<>(position.slots().size());
            for (Slot slot : position.slots()) {
                Position child = slot.child();
                fields.add(
                        new Field(
                                slot.storageKey(),
                                slot.signature(),
                                !slot.takes().isEmpty(),
                                child == null ? -1 : number(child)));
            }
            number = byFields.computeIfAbsent(fields, _ -> byFields.size());
            numbers.put(position, number);
        }
        return number;
    }

    /// The places have objects of their own, and share those below them.
    boolean fitBelow(Position one, Position other) {
        if (one == other) {
            return true;
        }
        long pair = (long) number(one) << 32 | number(other);
        Boolean fit = known.get(pair);
        if (fit == null) {
            fit = meet(one, other, false);
            known.put(pair, fit);
        }
        return fit;
    }

    private static boolean fit(@Nullable Position one, @Nullable Position other) {
        return one == null || other == null || meet(one, other, true);
    }

    /// @param alike whether slots that meet must be the same field
    private static boolean meet(Position one, Position other, boolean alike) {
        Map<String, List<Slot>> others = byKey(other);
        for (Slot slot : one.slots()) {
            for (Slot meets : others.getOrDefault(slot.storageKey(), List.of())) {
                if (alike && !slot.signature().equals(meets.signature())
                        || !fit(slot.child(), meets.child())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Map<String, List<Slot>> byKey(Position position) {
        Map<String, List<Slot>> byKey = new HashMap<>();
        for (Slot slot : position.slots()) {
            if (!slot.takes().isEmpty()) {
                byKey.computeIfAbsent(slot.storageKey(), _ -> new ArrayList<>()).add(slot);
            }
        }
        return byKey;
    }
}
