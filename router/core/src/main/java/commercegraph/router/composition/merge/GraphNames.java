package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.SubgraphName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The values of `join__Graph`: a subgraph's name as a GraphQL name in capitals. Where two names
/// become the same they are numbered, and a name that ends like a numbered one gets an underscore,
/// so that no two can meet.
final class GraphNames {
    private GraphNames() {}

    static Map<SubgraphName, String> of(List<SubgraphSchema> subgraphs) {
        Map<String, List<SubgraphName>> byGraph = new LinkedHashMap<>();
        for (SubgraphSchema subgraph : subgraphs) {
            byGraph.computeIfAbsent(graph(subgraph.name().value()), _ -> new ArrayList<>())
                    .add(subgraph.name());
        }
        Map<SubgraphName, String> graphs = new LinkedHashMap<>();
        for (SubgraphSchema subgraph : subgraphs) {
            String graph = graph(subgraph.name().value());
            List<SubgraphName> same = byGraph.getOrDefault(graph, List.of());
            graphs.put(
                    subgraph.name(),
                    same.size() == 1 ? graph : graph + "_" + (same.indexOf(subgraph.name()) + 1));
        }
        return graphs;
    }

    private static String graph(String name) {
        String words = name.replaceAll("\\W", "_");
        String started = words.matches("\\d.*") ? "_" + words : words;
        String ended = started.matches(".*_\\d+") ? started + "_" : started;
        return ended.toUpperCase(Locale.ROOT);
    }
}
