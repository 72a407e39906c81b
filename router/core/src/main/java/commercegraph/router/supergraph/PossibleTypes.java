package commercegraph.router.supergraph;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import commercegraph.router.supergraph.TypeDefinition.UnionType;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which object types a value of a type can have: overall, and as one subgraph sees it. Computed
/// once; a lookup is constant. Sets keep the order of the source.
public final class PossibleTypes {
    private final Map<String, Set<String>> overall = new HashMap<>();
    private final Map<SubgraphName, Map<String, Set<String>>> bySubgraph = new HashMap<>();

    private PossibleTypes() {}

    public static PossibleTypes of(Supergraph supergraph) {
        PossibleTypes possible = new PossibleTypes();
        supergraph
                .subgraphs()
                .keySet()
                .forEach(name -> possible.bySubgraph.put(name, new HashMap<>()));
        for (TypeDefinition type : supergraph.types().values()) {
            switch (type) {
                case ObjectType object -> possible.addObject(object);
                case InterfaceType iface -> possible.addInterface(iface);
                case UnionType union -> possible.addUnion(union);
                default -> {}
            }
        }
        possible.seal();
        return possible;
    }

    /// Inaccessible types included; an object type's only one is itself; empty for a type that is
    /// not composite.
    public Set<String> of(String type) {
        return overall.getOrDefault(type, Set.of());
    }

    /// As the subgraph sees it: where it has an interface as an interface object, the interface's
    /// own name. Empty where it does not know the type.
    public Set<String> of(String type, SubgraphName subgraph) {
        return bySubgraph.getOrDefault(subgraph, Map.of()).getOrDefault(type, Set.of());
    }

    private void addObject(ObjectType type) {
        add(overall, type.name(), type.name());
        type.in().keySet().forEach(subgraph -> addIn(subgraph, type.name(), type.name()));
        type.interfacesIn()
                .forEach(
                        (subgraph, interfaces) -> {
                            for (String name : interfaces) {
                                add(overall, name, type.name());
                                addIn(subgraph, name, type.name());
                            }
                        });
    }

    private void addInterface(InterfaceType type) {
        type.in()
                .forEach(
                        (subgraph, known) -> {
                            if (known.interfaceObject()) {
                                addIn(subgraph, type.name(), type.name());
                            }
                        });
    }

    private void addUnion(UnionType type) {
        type.membersIn()
                .forEach(
                        (subgraph, members) -> {
                            for (String member : members) {
                                add(overall, type.name(), member);
                                addIn(subgraph, type.name(), member);
                            }
                        });
    }

    private void addIn(SubgraphName subgraph, String type, String possible) {
        add(bySubgraph.computeIfAbsent(subgraph, _ -> new HashMap<>()), type, possible);
    }

    private static void add(Map<String, Set<String>> sets, String type, String possible) {
        sets.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(possible);
    }

    private void seal() {
        overall.replaceAll((_, set) -> Collections.unmodifiableSet(set));
        bySubgraph
                .values()
                .forEach(sets -> sets.replaceAll((_, set) -> Collections.unmodifiableSet(set)));
    }
}
