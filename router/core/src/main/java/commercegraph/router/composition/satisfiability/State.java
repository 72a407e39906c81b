package commercegraph.router.composition.satisfiability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An object of one type at the end of a path, and where it may have come from: any of the
/// positions will do.
///
/// @param type the object type's number in the query graph
/// @param contexts those that objects on the path set
/// @param labels how they were supposed to be on the path
record State(
        int type,
        Set<Position> positions,
        Set<String> contexts,
        Labels labels,
        @Nullable Step path) {

    /// The fields from the root to here, last first.
    record Step(@Nullable Step before, String field) {}

    Step then(String field) {
        return new Step(path, field);
    }

    /// Whether all that can be done in this state can be done in the other.
    boolean isCoveredBy(State other) {
        return type == other.type
                && positions.containsAll(other.positions)
                && contexts.containsAll(other.contexts)
                && other.labels.isPartOf(labels);
    }

    static String text(@Nullable Step path) {
        List<String> fields = new ArrayList<>();
        for (Step step = path; step != null; step = step.before()) {
            fields.addFirst(step.field());
        }
        return String.join(".", fields);
    }
}
