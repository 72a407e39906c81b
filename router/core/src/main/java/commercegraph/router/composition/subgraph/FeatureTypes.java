package commercegraph.router.composition.subgraph;

import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// A subgraph that defines the types of the federation and link specifications itself defines them
/// as these do: scalars, and the purposes of a link.
final class FeatureTypes {
    private static final Map<String, Integer> SCALARS_SINCE =
            Map.of("FieldSet", 0, "Scope", 5, "Policy", 6, "ContextFieldValue", 8);

    private static final Set<String> PURPOSES = Set.of("SECURITY", "EXECUTION");

    private FeatureTypes() {}

    static void check(Document document, Links links, BiConsumer<String, Node<?>> invalid) {
        Set<String> scalars = new HashSet<>(Set.of(links.linkName() + "__Import"));
        links.federation()
                .ifPresent(
                        feature ->
                                SCALARS_SINCE.forEach(
                                        (name, since) -> {
                                            if (links.minor() >= since) {
                                                scalars.add(feature.typeName(name));
                                            }
                                        }));
        for (TypeDefinition<?> type : document.getDefinitionsOfType(TypeDefinition.class)) {
            if (scalars.contains(type.getName()) && !(type instanceof ScalarTypeDefinition)) {
                invalid.accept("\"%s\" is a scalar".formatted(type.getName()), type);
            }
            if (type.getName().equals(links.linkName() + "__Purpose") && !isPurpose(type)) {
                invalid.accept(
                        "\"%s\" is the enum of SECURITY and EXECUTION".formatted(type.getName()),
                        type);
            }
        }
    }

    private static boolean isPurpose(TypeDefinition<?> type) {
        return type instanceof EnumTypeDefinition purpose
                && purpose.getEnumValueDefinitions().stream()
                        .map(NamedNode::getName)
                        .collect(Collectors.toSet())
                        .equals(PURPOSES);
    }
}
