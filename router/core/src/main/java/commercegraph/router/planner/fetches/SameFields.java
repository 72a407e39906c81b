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
        boolean every = cases.stream().anyMatch(one -> one.types().isEmpty());
        if (every && !canPart(graph, sites, cases)) {
            return List.of(new Part(TypeSet.EMPTY, cases));
        }
        TypeSet live = sites.getFirst().position().live();
        List<InputCase> typed = every ? cases.stream().map(one -> of(live, one)).toList() : cases;
        List<List<TypeSet>> alike = alike(graph, sites, typed);
        int count = alike.stream().mapToInt(List::size).max().orElse(1);
        boolean all =
                alike.stream()
                        .flatMap(List::stream)
                        .reduce(TypeSet.EMPTY, TypeSet::or)
                        .containsAll(live);
        return count == 1 && (all || !every)
                ? List.of(new Part(TypeSet.EMPTY, cases))
                : parts(count, alike, typed);
    }

    private static InputCase of(TypeSet live, InputCase one) {
        return one.types().isEmpty() ? new InputCase(live, one.typename(), one.fields()) : one;
    }

    /// Objects that are all sent by the name of an interface can be parted only where somebody told
    /// their types before.
    private static boolean canPart(QueryGraph graph, List<Site> sites, List<InputCase> cases) {
        Site first = sites.getFirst();
        Position position = first.position();
        return position.isMixed()
                && cases.stream()
                        .allMatch(
                                one ->
                                        one.typename() != null
                                                && graph.isInterfaceObject(
                                                        first.subgraph(), one.typename()))
                && sites.stream().noneMatch(Site::hasTypename)
                && isTold(position, first.fetch());
    }

    private static boolean isTold(Position position, FetchStep fetch) {
        List<FetchStep> tellers =
                position.sites().stream()
                        .filter(site -> site.hasTypename() && site.tellsTypes())
                        .map(Site::fetch)
                        .toList();
        return !tellers.isEmpty() && AwaitTypes.earlier(fetch).stream().anyMatch(tellers::contains);
    }

    /// The types that are asked for the same, by the name by which they are sent. Where nothing is
    /// asked of a type, it is not sent.
    private static List<List<TypeSet>> alike(
            QueryGraph graph, List<Site> sites, List<InputCase> cases) {
        int subgraph = sites.getFirst().subgraph();
        Map<String, Map<Set<Object>, TypeSet>> byName = new LinkedHashMap<>();
        for (InputCase one : cases) {
            one.types()
                    .forEach(
                            type -> {
                                String name = graph.nameIn(subgraph, type);
                                boolean own =
                                        name == null || !graph.isInterfaceObject(subgraph, name);
                                Set<Object> asked = own ? Set.of() : asked(sites, type);
                                if (own || !asked.isEmpty()) {
                                    byName.computeIfAbsent(
                                                    own ? "" : name, _ -> new LinkedHashMap<>())
                                            .merge(asked, TypeSet.of(type), TypeSet::or);
                                }
                            });
        }
        return byName.values().stream().map(it -> List.copyOf(it.values())).toList();
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
    private static List<Part> parts(int count, List<List<TypeSet>> alike, List<InputCase> cases) {
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
