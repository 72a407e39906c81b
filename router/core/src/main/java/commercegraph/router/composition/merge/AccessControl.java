package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Guards that an element inherits. An interface and its fields ask for what their implementations
/// ask for, so that nobody gets round a guard by way of the interface; a field of an interface
/// object guards that field of every implementation.
final class AccessControl {
    private static final List<FederationDirective> GUARDS =
            List.of(
                    FederationDirective.AUTHENTICATED,
                    FederationDirective.REQUIRES_SCOPES,
                    FederationDirective.POLICY);

    /// A guard with the subgraph that states it elsewhere.
    record Inherited(SubgraphSchema subgraph, Applied applied) {}

    private final Map<String, Map<FederationDirective, List<Inherited>>> inherited =
            new HashMap<>();

    private AccessControl() {}

    static AccessControl of(List<SubgraphSchema> subgraphs, Hierarchy hierarchy) {
        AccessControl control = new AccessControl();
        for (SubgraphSchema subgraph : subgraphs) {
            subgraph.objects().forEach(type -> control.add(subgraph, type, hierarchy));
        }
        return control;
    }

    private void add(SubgraphSchema subgraph, Composite type, Hierarchy hierarchy) {
        boolean interfaceObject = SubgraphSchema.isInterfaceObject(type);
        for (Applied guard : guards(type.directives())) {
            for (String implemented : hierarchy.interfaces(type.name())) {
                inherit(implemented, subgraph, guard);
            }
        }
        for (FieldNode field : type.fields().values()) {
            if (subgraph.facts().isExternal(field)) {
                continue;
            }
            for (Applied guard : guards(field.directives())) {
                Set<String> heirs =
                        interfaceObject
                                ? heirsOfInterfaceObject(type.name(), hierarchy)
                                : hierarchy.interfaces(type.name());
                heirs.forEach(heir -> inherit(heir + "." + field.name(), subgraph, guard));
            }
        }
    }

    /// The implementations, and the other interfaces of each.
    private static Set<String> heirsOfInterfaceObject(String type, Hierarchy hierarchy) {
        Set<String> heirs = new LinkedHashSet<>(hierarchy.implementations(type));
        for (String implementation : hierarchy.implementations(type)) {
            heirs.addAll(hierarchy.interfaces(implementation));
        }
        heirs.remove(type);
        return heirs;
    }

    private static List<Applied> guards(List<Applied> directives) {
        return directives.stream()
                .filter(
                        applied ->
                                applied.federation() instanceof FederationDirective directive
                                        && GUARDS.contains(directive))
                .toList();
    }

    private void inherit(String coordinate, SubgraphSchema subgraph, Applied guard) {
        FederationDirective directive = guard.federation();
        if (directive != null) {
            inherited
                    .computeIfAbsent(coordinate, _ -> new EnumMap<>(FederationDirective.class))
                    .computeIfAbsent(directive, _ -> new ArrayList<>())
                    .add(new Inherited(subgraph, guard));
        }
    }

    Map<FederationDirective, List<Inherited>> inheritedBy(String coordinate) {
        return inherited.getOrDefault(coordinate, Map.of());
    }
}
