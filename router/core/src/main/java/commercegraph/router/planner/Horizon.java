package commercegraph.router.planner;

import commercegraph.router.planner.paths.Completion;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.planner.paths.Source;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;

/// How many fetches one after the other the operation takes at least, as far as can be seen. Where
/// a choice stays within it, fewer fetches are better than earlier ones.
final class Horizon {
    private Horizon() {}

    static int of(Shape root, QueryGraph graph, Completion completion) {
        int depth = 1;
        for (ShapeField field : root.fields()) {
            if (field.isFetched()) {
                int own = Integer.MAX_VALUE;
                for (FieldMove move : graph.resolvers(field.types().first(), field.name())) {
                    Source source = new Source(move.subgraph(), move.target(), move.provided());
                    own = Math.min(own, 1 + completion.of(source, field.child()).depth());
                }
                depth = Math.max(depth, own == Integer.MAX_VALUE ? 1 : own);
            }
        }
        return depth;
    }
}
