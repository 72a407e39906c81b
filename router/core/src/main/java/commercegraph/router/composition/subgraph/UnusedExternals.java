package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Removes fields that are external and that nothing uses, and types of which nothing is left and
/// that nobody refers to.
final class UnusedExternals {
    private UnusedExternals() {}

    static SubgraphSchema remove(SubgraphSchema schema) {
        Map<String, TypeNode> types = new LinkedHashMap<>(schema.types());
        schema.composites()
                .forEach(
                        type -> {
                            Map<String, FieldNode> used = new LinkedHashMap<>(type.fields());
                            used.values()
                                    .removeIf(
                                            field ->
                                                    schema.facts().isExternal(field)
                                                            && !schema.facts().isUsed(field));
                            types.put(type.name(), type.with(used, type.directives()));
                        });
        Set<String> referenced = referenced(types);
        types.values()
                .removeIf(
                        type ->
                                type instanceof Composite composite
                                        && composite.fields().isEmpty()
                                        && !schema.isRoot(type.name())
                                        && !referenced.contains(type.name()));
        return schema.with(types);
    }

    private static Set<String> referenced(Map<String, TypeNode> types) {
        Set<String> names = new HashSet<>();
        for (TypeNode type : types.values()) {
            switch (type) {
                case Composite composite -> {
                    names.addAll(composite.interfaces());
                    composite
                            .fields()
                            .values()
                            .forEach(field -> names.add(field.type().baseName()));
                }
                case TypeNode.Union union -> names.addAll(union.members());
                default -> {}
            }
        }
        return names;
    }
}
