package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.List;

/// An element as one subgraph has it.
record Source<T extends Element>(SubgraphSchema subgraph, T node) {
    static List<Place> places(List<? extends Source<?>> sources) {
        return sources.stream().map(source -> source.node().place()).toList();
    }

    static String names(List<? extends Source<?>> sources) {
        return Names.of(sources.stream().map(Source::subgraph).toList());
    }
}
