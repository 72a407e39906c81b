package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.SubgraphName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every part of the merge looks at. Only `findings` and `enumUsage` change while it runs.
///
/// @param subgraphs in the order of the supergraph
record MergeContext(
        List<SubgraphSchema> subgraphs,
        Map<SubgraphName, String> graphs,
        Hierarchy hierarchy,
        DirectiveMerger directives,
        EnumUsage enumUsage,
        Findings findings) {

    String graph(SubgraphSchema subgraph) {
        String graph = graphs.get(subgraph.name());
        if (graph == null) {
            throw new IllegalArgumentException("no subgraph of this merge: " + subgraph);
        }
        return graph;
    }

    /// Who has the type, but for those that have it as another kind, which is reported elsewhere.
    List<Source<TypeNode>> sources(String type) {
        TypeNode.Kind kind = hierarchy.kinds().get(type);
        List<Source<TypeNode>> sources = new ArrayList<>();
        for (SubgraphSchema subgraph : subgraphs) {
            TypeNode node = subgraph.type(type);
            if (node != null && Hierarchy.kind(node) == kind) {
                sources.add(new Source<>(subgraph, node));
            }
        }
        return sources;
    }

    <T extends TypeNode> List<Source<T>> sources(String type, Class<T> wanted) {
        List<Source<T>> sources = new ArrayList<>();
        for (Source<TypeNode> source : sources(type)) {
            if (wanted.isInstance(source.node())) {
                sources.add(new Source<>(source.subgraph(), wanted.cast(source.node())));
            }
        }
        return sources;
    }
}
