package commercegraph.router.planner.paths;

import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.IdentityHashMap;
import java.util.Map;

/// Which subgraphs may complete a shape by themselves: a lower bound that is cheap to have, so that
/// most of the subgraphs that share a field need not be looked into. Each pair of subgraph and
/// shape is looked at once.
///
/// It errs on one side only: a subgraph that it rules out takes another fetch afterwards.
final class Completeness {
    private static final byte UNKNOWN = 0;
    private static final byte POSSIBLE = 1;
    private static final byte IMPOSSIBLE = 2;

    private final QueryGraph graph;
    private final Hops hops;
    private final Steps steps;
    private final Map<Shape, byte[]> known = new IdentityHashMap<>();

    Completeness(QueryGraph graph, Hops hops, Steps steps) {
        this.graph = graph;
        this.hops = hops;
        this.steps = steps;
    }

    boolean isPossible(int subgraph, Shape shape) {
        byte[] answers = known.computeIfAbsent(shape, _ -> new byte[graph.subgraphCount()]);
        if (answers[subgraph] == UNKNOWN) {
            boolean possible =
                    shape.fields().stream().noneMatch(field -> isLacking(subgraph, shape, field));
            answers[subgraph] = possible ? POSSIBLE : IMPOSSIBLE;
        }
        return answers[subgraph] == POSSIBLE;
    }

    /// Whether every object has to be asked for the field elsewhere. Fields of some types alone are
    /// left out: the subgraph may have no object of them.
    private boolean isLacking(int subgraph, Shape shape, ShapeField field) {
        steps.take(1);
        if (!field.isFetched() || !field.types().containsAll(shape.possible())) {
            return false;
        }
        for (TypeSet part : graph.alike(field.types(), field.name())) {
            if (!isLacking(subgraph, part.first(), field)) {
                return false;
            }
        }
        return true;
    }

    /// What cannot be reached from the subgraph at all is asked for above, beside the rest.
    private boolean isLacking(int subgraph, int type, ShapeField field) {
        FieldMove local = graph.move(subgraph, type, field.name());
        if (local != null && local.isPlain()) {
            return local.definition().provides().isEmpty()
                    && field.child() != null
                    && !isPossible(subgraph, field.child());
        }
        Reach reach = hops.from(subgraph, type);
        return graph.resolvers(type, field.name()).stream()
                .anyMatch(move -> reach.cost(move.subgraph()).isPossible());
    }
}
