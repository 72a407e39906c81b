package commercegraph.router.planner.paths;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a `@provides` says of a value.
public final class Provided {
    private Provided() {}

    /// What is provided below the field; null when the field itself is not provided.
    public static @Nullable List<FieldSet.Selection> below(
            List<FieldSet.Selection> provided, QueryGraph graph, int type, String field) {
        if (provided.isEmpty()) {
            return null;
        }
        List<FieldSet.Selection> found = null;
        for (FieldSet.Selection selection : provided) {
            List<FieldSet.Selection> inner =
                    switch (selection) {
                        case FieldSet.Field it -> it.name().equals(field) ? it.selections() : null;
                        case FieldSet.TypeCondition it ->
                                graph.possible(it.type()).contains(type)
                                        ? below(it.selections(), graph, type, field)
                                        : null;
                    };
            if (inner != null) {
                found = joined(found, inner);
            }
        }
        return found;
    }

    /// What is provided below a field that is taken: by the field itself and by what lies above.
    public static List<FieldSet.Selection> joined(
            @Nullable List<FieldSet.Selection> one, List<FieldSet.Selection> other) {
        if (one == null || one.isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return one;
        }
        List<FieldSet.Selection> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /// Parts of types for which the same is provided: a type condition may be for some of them.
    public static List<TypeSet> apart(
            List<TypeSet> parts, List<FieldSet.Selection> provided, QueryGraph graph) {
        List<TypeSet> apart = parts;
        for (FieldSet.Selection selection : provided) {
            if (selection instanceof FieldSet.TypeCondition(var type, var inner)) {
                TypeSet possible = graph.possible(type);
                apart = Provided.apart(split(apart, possible), inner, graph);
            }
        }
        return apart;
    }

    private static List<TypeSet> split(List<TypeSet> parts, TypeSet by) {
        List<TypeSet> split = new ArrayList<>();
        for (TypeSet part : parts) {
            TypeSet inside = part.and(by);
            if (inside.isEmpty() || inside.equals(part)) {
                split.add(part);
            } else {
                split.add(inside);
                split.add(part.minus(inside));
            }
        }
        return split;
    }
}
