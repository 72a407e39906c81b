package commercegraph.router.differential;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// A context (`@context`) of one subgraph.
///
/// @param types that set it there: objects, interfaces or unions
record WorldContext(String name, int in, Set<String> types) {

    boolean isSetBy(String type, World world) {
        return types.contains(type)
                || types.stream()
                        .map(world.abstracts()::get)
                        .anyMatch(it -> it != null && it.members().contains(type));
    }

    WorldContext without(String type) {
        Set<String> less = new LinkedHashSet<>(types);
        less.remove(type);
        return new WorldContext(name, in, less);
    }

    static String written(String type, int subgraph, World world) {
        return world.contexts().stream()
                .filter(it -> it.in() == subgraph && it.types().contains(type))
                .map(it -> " @context(name: \"%s\")".formatted(it.name))
                .collect(Collectors.joining());
    }
}
