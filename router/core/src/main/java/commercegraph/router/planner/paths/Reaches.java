package commercegraph.router.planner.paths;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is being found out while one question stands in another: from where keys lead where. Who
/// comes by again on the way is given what is known so far. What was found with that holds only
/// while the outer question goes on, which asks again until nothing new comes.
final class Reaches {
    private static final int NOTHING_OPEN = Integer.MAX_VALUE;

    private record Open(Reach reach, int number) {}

    private final Map<Long, Open> open = new HashMap<>();

    /// Of the open ones that were come by since [#begin], the first.
    private int first = NOTHING_OPEN;

    private int met;

    /// What is known so far, or null when it is not being found out.
    @Nullable Reach open(long key) {
        Open found = open.get(key);
        if (found == null) {
            return null;
        }
        first = Math.min(first, found.number());
        met++;
        return found.reach();
    }

    /// How often somebody came by an open one.
    int met() {
        return met;
    }

    /// @return what [#end] wants
    int begin(long key, Reach reach) {
        int outer = first;
        open.put(key, new Open(reach, open.size()));
        first = NOTHING_OPEN;
        return outer;
    }

    /// @return whether it holds by itself: nobody else was come by that is still open
    boolean end(long key, int outer) {
        open.remove(key);
        boolean whole = first >= open.size();
        first = whole ? outer : Math.min(outer, first);
        return whole;
    }
}
