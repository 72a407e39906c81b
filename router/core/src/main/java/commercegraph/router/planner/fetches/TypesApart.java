package commercegraph.router.planner.fetches;

import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The types whose field a subgraph could not merge with that of others under one response key:
/// GraphQL specification, section 5.3.2 "Field Selection Merging", by the types of the subgraph's
/// schema. Each part needs a slot of its own, which [SeparateConflicts] can rename.
///
/// Before: `x` of `A | B`, with `A.x: String!` and `B.x: String`. After: `A` and `B` apart.
public final class TypesApart {
    private TypesApart() {}

    /// @param types the field's parents
    /// @return the parts, of which the first may be taken already; all in one where nothing
    ///     conflicts or nothing can be parted any more
    public static List<TypeSet> of(QueryGraph graph, Site site, Slot slot, TypeSet types) {
        TypeSet covered = types.and(site.covered());
        if (covered.size() < 2 || isAskedOfAll(graph, site, slot, covered)) {
            return List.of(types);
        }
        Map<String, TypeSet> byType = new LinkedHashMap<>();
        covered.forEach(
                type -> {
                    FieldMove move = graph.move(site.subgraph(), type, slot.name());
                    String text = move == null ? "" : move.definition().type().toString();
                    byType.merge(text, TypeSet.of(type), TypeSet::or);
                });
        List<TypeSet> fresh = new ArrayList<>();
        TypeSet taken = types.minus(covered);
        for (TypeSet part : byType.values()) {
            if (slot.canPart(part)) {
                fresh.add(part);
            } else {
                taken = taken.or(part);
            }
        }
        if (byType.size() < 2 || fresh.isEmpty()) {
            return List.of(types);
        }
        if (fresh.size() == byType.size()) {
            taken = taken.or(fresh.removeFirst());
        }
        fresh.addFirst(taken);
        return fresh;
    }

    /// Whether it is selected once, on a type that all of them have in common: with the type that
    /// it has there, where none of them has a narrower one.
    private static boolean isAskedOfAll(QueryGraph graph, Site site, Slot slot, TypeSet types) {
        String common = site.type() == null ? site.fetch().untoldAs() : site.type();
        String declared =
                common == null ? null : graph.declared(site.subgraph(), common, slot.name());
        return declared != null
                && types.containsAll(site.covered())
                && types.stream()
                        .mapToObj(type -> graph.move(site.subgraph(), type, slot.name()))
                        .allMatch(move -> move != null && declared.equals(move.target()));
    }
}
