package commercegraph.router.querygraph;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.SubgraphType;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import commercegraph.router.supergraph.TypeDefinition.UnionType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which object types a value may have: overall, and from each subgraph.
record PossibleTables(
        Map<String, TypeSet> overall,
        List<Map<String, TypeSet>> in,
        List<Set<String>> interfaceObjects,
        List<Set<String>> untold) {

    static PossibleTables of(
            Supergraph supergraph, List<SubgraphName> subgraphs, Map<String, Integer> numbers) {
        Map<String, TypeSet> overall = overall(supergraph, numbers);
        List<Map<String, TypeSet>> in = new ArrayList<>();
        List<Set<String>> interfaceObjects = new ArrayList<>();
        List<Set<String>> untold = new ArrayList<>();
        for (SubgraphName subgraph : subgraphs) {
            Map<String, TypeSet> possible = new HashMap<>();
            Set<String> own = new HashSet<>();
            Set<String> ownUntold = new HashSet<>();
            for (TypeDefinition type : supergraph.types().values()) {
                if (type.in().containsKey(subgraph)) {
                    add(type, subgraph, overall, possible, own, ownUntold);
                }
            }
            in.add(possible);
            interfaceObjects.add(own);
            untold.add(ownUntold);
        }
        return new PossibleTables(overall, in, interfaceObjects, untold);
    }

    private static Map<String, TypeSet> overall(
            Supergraph supergraph, Map<String, Integer> numbers) {
        Map<String, BitSet> sets = new HashMap<>();
        for (TypeDefinition type : supergraph.types().values()) {
            switch (type) {
                case ObjectType object -> {
                    int number = numbers.getOrDefault(object.name(), -1);
                    set(sets, object.name(), number);
                    object.interfacesIn()
                            .values()
                            .forEach(names -> names.forEach(name -> set(sets, name, number)));
                }
                case InterfaceType iface -> sets.computeIfAbsent(iface.name(), _ -> new BitSet());
                case UnionType union ->
                        union.membersIn()
                                .values()
                                .forEach(
                                        names ->
                                                names.forEach(
                                                        name ->
                                                                set(
                                                                        sets,
                                                                        union.name(),
                                                                        numbers.getOrDefault(
                                                                                name, -1))));
                default -> {}
            }
        }
        Map<String, TypeSet> overall = new HashMap<>();
        sets.forEach((name, bits) -> overall.put(name, TypeSet.of(bits)));
        return overall;
    }

    private static void set(Map<String, BitSet> sets, String name, int number) {
        if (number >= 0) {
            sets.computeIfAbsent(name, _ -> new BitSet()).set(number);
        }
    }

    /// An object adds itself to its interfaces here; an interface object adds all implementations.
    private static void add(
            TypeDefinition type,
            SubgraphName subgraph,
            Map<String, TypeSet> overall,
            Map<String, TypeSet> possible,
            Set<String> interfaceObjects,
            Set<String> untold) {
        switch (type) {
            case ObjectType object -> {
                TypeSet self = overall.getOrDefault(object.name(), TypeSet.EMPTY);
                possible.merge(object.name(), self, TypeSet::or);
                interfaces(object, subgraph)
                        .forEach(name -> possible.merge(name, self, TypeSet::or));
            }
            case InterfaceType iface -> {
                possible.putIfAbsent(iface.name(), TypeSet.EMPTY);
                if (iface.in().get(subgraph) instanceof SubgraphType known
                        && known.interfaceObject()) {
                    TypeSet all = overall.getOrDefault(iface.name(), TypeSet.EMPTY);
                    possible.merge(iface.name(), all, TypeSet::or);
                    interfaceObjects.add(iface.name());
                    untold.add(iface.name());
                    for (String name : interfaces(iface, subgraph)) {
                        possible.merge(name, all, TypeSet::or);
                        untold.add(name);
                    }
                }
            }
            case UnionType union -> {
                TypeSet members = TypeSet.EMPTY;
                for (String member : union.membersIn().getOrDefault(subgraph, Set.of())) {
                    members = members.or(overall.getOrDefault(member, TypeSet.EMPTY));
                }
                possible.put(union.name(), members);
            }
            default -> {}
        }
    }

    private static Set<String> interfaces(Composite type, SubgraphName subgraph) {
        return type.interfacesIn().getOrDefault(subgraph, Set.of());
    }
}
