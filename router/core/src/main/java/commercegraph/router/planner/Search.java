package commercegraph.router.planner;

import commercegraph.router.planner.fetches.FetchGraph;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.paths.Completion;
import commercegraph.router.planner.paths.Hops;
import commercegraph.router.planner.paths.Steps;
import commercegraph.router.querygraph.QueryGraph;
import java.util.HashSet;
import java.util.Set;

/// What the parts of one search share. Belongs to the planning of one operation.
///
/// @param opening subgraphs that are being entered at a position: they cannot serve their own keys
/// @param busy fields whose requirements are being met: they cannot serve their own requirements
record Search(
        QueryGraph graph,
        Hops hops,
        Completion completion,
        Steps steps,
        FetchGraph fetches,
        Set<Opening> opening,
        Set<Slot> busy) {

    record Opening(Position position, int subgraph) {}

    static Search of(
            QueryGraph graph, Hops hops, Completion completion, Steps steps, FetchGraph fetches) {
        return new Search(
                graph, hops, completion, steps, fetches, new HashSet<>(), new HashSet<>());
    }

    boolean isOpening(Position position, int subgraph) {
        return opening.contains(new Opening(position, subgraph));
    }

    void opens(Position position, int subgraph) {
        opening.add(new Opening(position, subgraph));
        position.touch();
    }

    void opened(Position position, int subgraph) {
        opening.remove(new Opening(position, subgraph));
        position.touch();
    }
}
