package commercegraph.router.composition.satisfiability;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.querygraph.KeyMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.SubgraphField;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Whether the type of an object can be found out that comes from an interface object: by a key of
/// the interface, from a subgraph that has the interface as such.
final class RuntimeTypes {
    private final QueryGraph graph;

    RuntimeTypes(QueryGraph graph) {
        this.graph = graph;
    }

    boolean canTell(int subgraph, String type) {
        if (graph.tellsTypes(subgraph, type)) {
            return true;
        }
        if (graph.isInterfaceObject(subgraph, type)) {
            return leadsToInterface(subgraph, type);
        }
        return graph.supergraph().types().values().stream()
                .filter(InterfaceType.class::isInstance)
                .map(InterfaceType.class::cast)
                .filter(iface -> graph.isInterfaceObject(subgraph, iface.name()))
                .filter(
                        iface ->
                                iface.interfacesIn()
                                        .getOrDefault(graph.subgraph(subgraph), Set.of())
                                        .contains(type))
                .allMatch(iface -> leadsToInterface(subgraph, iface.name()));
    }

    private boolean leadsToInterface(int subgraph, String type) {
        BitSet reached = new BitSet();
        reached.set(subgraph);
        boolean grown;
        do {
            grown = false;
            for (KeyMove key : graph.interfaceKeyMoves(type)) {
                if (!reached.get(key.subgraph()) && has(key.fields().selections(), type, reached)) {
                    if (!graph.isInterfaceObject(key.subgraph(), type)) {
                        return true;
                    }
                    reached.set(key.subgraph());
                    grown = true;
                }
            }
        } while (grown);
        return false;
    }

    private boolean has(List<FieldSet.Selection> selections, String type, BitSet reached) {
        return selections.stream()
                .allMatch(
                        selection ->
                                !(selection instanceof FieldSet.Field field)
                                        || field.name().equals("__typename")
                                        || reached.stream()
                                                .anyMatch(
                                                        subgraph ->
                                                                resolves(
                                                                        subgraph,
                                                                        type,
                                                                        field.name())));
    }

    private boolean resolves(int subgraph, String type, String field) {
        if (!(graph.supergraph().types().get(type) instanceof Composite composite)) {
            return false;
        }
        FieldDefinition definition = composite.fields().get(field);
        SubgraphField known =
                definition == null ? null : definition.in().get(graph.subgraph(subgraph));
        return known != null && !known.external();
    }
}
