package commercegraph.router.planner.paths;

import commercegraph.router.querygraph.FieldMove;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The requirements of requirements that one question meets. Each is looked into once, and one that
/// is met while it is looked into goes in a circle: it cannot be had that way.
final class Requirements {
    /// A longer chain is taken for impossible; far from the end of the stack.
    private static final int CHAIN_MAX = 64;

    private final Steps steps;
    private @Nullable Map<Link, Known> known;
    private @Nullable Set<Link> open;
    private @Nullable Reaches reaches;
    private int circles;

    Requirements(Steps steps) {
        this.steps = steps;
    }

    /// A field with requirements of objects that are reached in one way.
    record Link(Reach reach, int type, FieldMove move) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Link(var otherReach, var otherType, var otherMove)
                    && reach == otherReach
                    && type == otherType
                    && move == otherMove;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(reach) * 31 + System.identityHashCode(move);
        }
    }

    Steps steps() {
        return steps;
    }

    /// @param improvements of the reach so far
    private record Known(Cost cost, int improvements) {}

    /// What was impossible may be possible when the reach leads to more.
    @Nullable Cost known(Link link) {
        Known found = known == null ? null : known.get(link);
        return found != null
                        && (found.cost().isPossible()
                                || found.improvements() == link.reach().improvements())
                ? found.cost()
                : null;
    }

    /// @return false for one that is being looked into, and for one too many
    boolean begin(Link link) {
        if (open == null) {
            open = new HashSet<>();
        }
        if (open.size() >= CHAIN_MAX || !open.add(link)) {
            circles++;
            return false;
        }
        return true;
    }

    Reaches reaches() {
        if (reaches == null) {
            reaches = new Reaches();
        }
        return reaches;
    }

    /// Says that something was not looked into, so that what is found may not be all.
    void cut() {
        circles++;
    }

    /// How many circles were met so far, or were cut short.
    int circles() {
        return circles;
    }

    /// Grows with each circle, and with each look at what is not found out yet.
    int unsure() {
        return circles + (reaches == null ? 0 : reaches.met());
    }

    /// A cost that a circle has a part in holds only within that circle, and is forgotten.
    ///
    /// @param unsureBefore at the beginning
    void end(Link link, Cost cost, int unsureBefore) {
        if (open != null) {
            open.remove(link);
        }
        if (unsure() == unsureBefore) {
            if (known == null) {
                known = new HashMap<>();
            }
            known.put(link, new Known(cost, link.reach().improvements()));
        }
    }
}
