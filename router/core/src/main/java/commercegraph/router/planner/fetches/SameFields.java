package commercegraph.router.planner.fetches;

import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parts the objects of a fetch where a subgraph would be asked for fields of some that only others
/// shall be asked for. A subgraph that has an interface as an object is asked by the interface's
/// name, so that its selections cannot tell the objects' types: it would be asked for a field of an
/// object whose representation lacks what the field requires, and a client would read errors of
/// fields that it did not ask for.
///
/// Before: `A => I {id needed?}, B => I {id}` and `... on I { requiring other }`. After: `A` with
/// `... on I { requiring }`, and `B` with `... on I { other }`.
final class SameFields {
    private SameFields() {}

    /// @param types of the objects; empty: all of the fetch
    record Part(TypeSet types, List<InputCase> cases) {}

    static List<Part> parts(QueryGraph graph, List<Site> sites, List<InputCase> cases) {
        int subgraph = sites.getFirst().subgraph();
        Map<String, Map<Set<Object>, TypeSet>> byName = new LinkedHashMap<>();
        for (InputCase one : cases) {
            if (one.types().isEmpty()) {
                return List.of(new Part(TypeSet.EMPTY, cases));
            }
            one.types()
                    .forEach(
                            type -> {
                                String name = graph.nameIn(subgraph, type);
                                boolean own =
                                        name == null || !graph.isInterfaceObject(subgraph, name);
                                byName.computeIfAbsent(own ? "" : name, _ -> new LinkedHashMap<>())
                                        .merge(
                                                own ? Set.of() : asked(sites, type),
                                                TypeSet.of(type),
                                                TypeSet::or);
                            });
        }
        return parts(byName.values().stream().map(it -> List.copyOf(it.values())).toList(), cases);
    }

    /// A leaf that reads the same for several types is the same field, though they have slots of
    /// their own.
    private record Leaf(String storageKey, String signature) {}

    private static Set<Object> asked(List<Site> sites, int type) {
        Set<Object> asked = new HashSet<>();
        for (Site site : sites) {
            for (Take take : site.takes().values()) {
                if (take.types().contains(type)) {
                    Slot slot = take.slot();
                    asked.add(
                            take.child() == null
                                    ? new Leaf(slot.storageKey(), slot.signature())
                                    : slot);
                }
            }
        }
        return asked;
    }

    /// @param alike by name: types that are asked for the same
    private static List<Part> parts(List<List<TypeSet>> alike, List<InputCase> cases) {
        int count = alike.stream().mapToInt(List::size).max().orElse(1);
        if (count == 1) {
            return List.of(new Part(TypeSet.EMPTY, cases));
        }
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            TypeSet types = TypeSet.EMPTY;
            for (List<TypeSet> one : alike) {
                types = index < one.size() ? types.or(one.get(index)) : types;
            }
            parts.add(new Part(types, only(types, cases)));
        }
        return parts;
    }

    private static List<InputCase> only(TypeSet types, List<InputCase> cases) {
        return cases.stream()
                .filter(one -> one.types().intersects(types))
                .map(one -> new InputCase(one.types().and(types), one.typename(), one.fields()))
                .toList();
    }
}
