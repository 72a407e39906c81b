package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.composition.subgraph.TypeNode.Union;
import commercegraph.router.supergraph.TypeReference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who implements whom and who is a member of what, over all subgraphs. Known before fields are
/// merged, which need it to tell subtypes.
final class Hierarchy {
    private final Map<String, TypeNode.Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Set<String>> interfaces = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> possible = new LinkedHashMap<>();

    private Hierarchy() {}

    static Hierarchy of(List<SubgraphSchema> subgraphs) {
        Hierarchy hierarchy = new Hierarchy();
        for (SubgraphSchema subgraph : subgraphs) {
            subgraph.types().values().forEach(hierarchy::add);
        }
        hierarchy.interfaces.forEach(
                (type, implemented) -> {
                    if (hierarchy.kinds.get(type) == TypeNode.Kind.OBJECT) {
                        implemented.forEach(
                                name ->
                                        hierarchy
                                                .possible
                                                .computeIfAbsent(name, _ -> new LinkedHashSet<>())
                                                .add(type));
                    }
                });
        return hierarchy;
    }

    private void add(TypeNode type) {
        kinds.putIfAbsent(type.name(), kind(type));
        switch (type) {
            case Composite composite ->
                    interfaces
                            .computeIfAbsent(composite.name(), _ -> new LinkedHashSet<>())
                            .addAll(composite.interfaces());
            case Union union ->
                    members.computeIfAbsent(union.name(), _ -> new LinkedHashSet<>())
                            .addAll(union.members());
            default -> {}
        }
    }

    /// An interface object is an interface to the supergraph.
    static TypeNode.Kind kind(TypeNode type) {
        return SubgraphSchema.isInterfaceObject(type) ? TypeNode.Kind.INTERFACE : type.kind();
    }

    /// Every type with its kind; where subgraphs disagree, the first one's.
    Map<String, TypeNode.Kind> kinds() {
        return kinds;
    }

    Set<String> interfaces(String type) {
        return interfaces.getOrDefault(type, Set.of());
    }

    Set<String> members(String union) {
        return members.getOrDefault(union, Set.of());
    }

    /// The object types that implement an interface in some subgraph.
    Set<String> implementations(String type) {
        return possible.getOrDefault(type, Set.of());
    }

    /// GraphQL specification, section 3.6.1 "IsValidImplementationFieldType", but for equal types.
    boolean isStrictSubtype(TypeReference type, TypeReference maybeSubtype) {
        return switch (maybeSubtype) {
            case TypeReference.NonNull(var of) ->
                    type instanceof TypeReference.NonNull(var other)
                            ? isStrictSubtype(other, of)
                            : type.equals(of) || isStrictSubtype(type, of);
            case TypeReference.ListOf(var of) ->
                    type instanceof TypeReference.ListOf(var other) && isStrictSubtype(other, of);
            case TypeReference.Named(var name) ->
                    type instanceof TypeReference.Named(var other)
                            && (interfaces(name).contains(other) || members(other).contains(name));
        };
    }
}
