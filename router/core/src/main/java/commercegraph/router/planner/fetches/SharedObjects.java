package commercegraph.router.planner.fetches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether one object can lie at two places of the answer. Fetches for either place add to it, so
/// what lies under one storage key must mean the same at both.
final class SharedObjects {
    private SharedObjects() {}

    /// The places have objects of their own, and share those below them.
    static boolean fitBelow(Position one, Position other) {
        if (one == other) {
            return true;
        }
        Map<String, List<Slot>> others = byKey(other);
        for (Slot slot : one.slots()) {
            for (Slot meets : others.getOrDefault(slot.storageKey(), List.of())) {
                if (!fit(slot.child(), meets.child())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fit(@Nullable Position one, @Nullable Position other) {
        if (one == null || other == null) {
            return true;
        }
        Map<String, List<Slot>> others = byKey(other);
        for (Slot slot : one.slots()) {
            for (Slot meets : others.getOrDefault(slot.storageKey(), List.of())) {
                if (!slot.signature().equals(meets.signature())
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
