package commercegraph.router.supergraph;

import commercegraph.router.federation.SubgraphName;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The subgraphs of `join__Graph`, by the enum value that the other directives use and by name.
record Subgraphs(Map<String, SubgraphName> byGraph, Map<SubgraphName, Supergraph.Subgraph> byName) {

    static Subgraphs of(Document document, Features features) {
        String enumName = features.join("Graph");
        EnumTypeDefinition graphs =
                document.getDefinitionsOfType(EnumTypeDefinition.class).stream()
                        .filter(type -> type.getName().equals(enumName))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UnreadableSupergraphException(
                                                "not a supergraph: there is no enum " + enumName,
                                                null));
        Map<String, SubgraphName> byGraph = new LinkedHashMap<>();
        Map<SubgraphName, Supergraph.Subgraph> byName = new LinkedHashMap<>();
        for (EnumValueDefinition value : graphs.getEnumValueDefinitions()) {
            Supergraph.Subgraph subgraph = subgraph(value, features);
            byGraph.put(value.getName(), subgraph.name());
            if (byName.put(subgraph.name(), subgraph) != null) {
                throw new UnreadableSupergraphException(
                        "two subgraphs are called \"" + subgraph.name() + "\"",
                        value.getSourceLocation());
            }
        }
        return new Subgraphs(
                Collections.unmodifiableMap(byGraph), Collections.unmodifiableMap(byName));
    }

    private static Supergraph.Subgraph subgraph(EnumValueDefinition value, Features features) {
        for (Directive directive : value.getDirectives()) {
            if (directive.getName().equals(features.join("graph"))) {
                String name = Ast.string(directive, "name").orElse(value.getName());
                if (name.isBlank()) {
                    throw new UnreadableSupergraphException(
                            "a subgraph has no name", directive.getSourceLocation());
                }
                return new Supergraph.Subgraph(
                        new SubgraphName(name), Ast.string(directive, "url").orElse(""));
            }
        }
        return new Supergraph.Subgraph(new SubgraphName(value.getName()), "");
    }

    SubgraphName named(String graph, @Nullable SourceLocation location) {
        SubgraphName name = byGraph.get(graph);
        if (name == null) {
            throw new UnreadableSupergraphException(
                    "there is no subgraph \"" + graph + "\" in join__Graph", location);
        }
        return name;
    }

    /// The same entries, in the order of `join__Graph`.
    <V> Map<SubgraphName, V> inOrder(Map<SubgraphName, V> entries) {
        Map<SubgraphName, V> ordered = new LinkedHashMap<>();
        for (SubgraphName name : byName.keySet()) {
            V value = entries.get(name);
            if (value != null) {
                ordered.put(name, value);
            }
        }
        return Collections.unmodifiableMap(ordered);
    }
}
