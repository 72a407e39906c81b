package commercegraph.router.planner.paths;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks ahead: what it takes to complete a shape for a value that one subgraph gave. Each pair of
/// source and shape is computed once, so the work grows with their number and not with the number
/// of ways through the operation.
///
/// It is an estimate where several sources of one value are needed: fields that cannot be reached
/// from this one count as one fetch each.
public final class Completion {
    /// @param depth fetches one after the other
    /// @param fetches fetches in all
    /// @param missing of them, for fields that cannot be reached from the source
    /// @param later how many fields come from fetches after the source's
    public record Estimate(int depth, int fetches, int missing, int later) {
        public static final Estimate NONE = new Estimate(0, 0, 0, 0);
        static final Estimate ONE = new Estimate(1, 1, 0, 1);
    }

    private record Question(Source source, Shape shape) {}

    private final QueryGraph graph;
    private final Hops hops;
    private final Steps steps;
    private final Completeness completeness;
    private final Map<Question, Estimate> known = new HashMap<>();

    public Completion(QueryGraph graph, Hops hops, Steps steps) {
        this.graph = graph;
        this.hops = hops;
        this.steps = steps;
        this.completeness = new Completeness(graph, hops, steps);
    }

    /// What it takes at least where nothing is provided from above, as far as is cheaply seen.
    public Estimate least(FieldMove move, @Nullable Shape shape) {
        return mayBeAll(move, shape) ? Estimate.NONE : Estimate.ONE;
    }

    private boolean mayBeAll(FieldMove move, @Nullable Shape shape) {
        return shape == null
                || !move.provided().isEmpty()
                || completeness.isPossible(move.subgraph(), shape);
    }

    public Estimate of(Source source, @Nullable Shape shape) {
        if (shape == null || shape.fields().isEmpty()) {
            return Estimate.NONE;
        }
        Question question = new Question(source, shape);
        Estimate estimate = known.get(question);
        if (estimate == null) {
            estimate = compute(source, shape);
            known.put(question, estimate);
        }
        return estimate;
    }

    private Estimate compute(Source source, Shape shape) {
        TypeSet covered = graph.possibleIn(source.subgraph(), source.type()).and(shape.possible());
        boolean untold = !graph.tellsTypes(source.subgraph(), source.type());
        Sum sum = new Sum();
        for (ShapeField field : shape.fields()) {
            TypeSet types = field.types().and(covered);
            if (untold && shape.possible().size() > 1 && needsType(field, covered)) {
                sum.needType(source);
            }
            if (field.isFetched()) {
                for (TypeSet part :
                        Provided.apart(
                                graph.alike(types, field.name()), source.provided(), graph)) {
                    if (!part.isEmpty()) {
                        sum.add(source, part.first(), field);
                    }
                }
            }
        }
        return sum.estimate();
    }

    private static boolean needsType(ShapeField field, TypeSet covered) {
        return field.isTypename() || !field.types().containsAll(covered);
    }

    /// The sum over the fields of one shape.
    private final class Sum {
        private int depth;
        private long asked;
        private int below;
        private int missing;
        private int missingBelow;
        private int later;

        Estimate estimate() {
            return new Estimate(
                    depth, Long.bitCount(asked) + below + missing, missing + missingBelow, later);
        }

        void needType(Source source) {
            for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
                if (subgraph != source.subgraph()
                        && graph.tellsTypes(subgraph, source.type())
                        && !graph.possibleIn(subgraph, source.type()).isEmpty()) {
                    depth = Math.max(depth, 1);
                    asked |= 1L << (subgraph & 63);
                    return;
                }
            }
            missing++;
        }

        void add(Source source, int type, ShapeField field) {
            steps.take(1);
            Cost best = Cost.NEVER;
            Estimate bestChild = Estimate.NONE;
            FieldMove local = graph.move(source.subgraph(), type, field.name());
            List<FieldSet.Selection> provided =
                    Provided.below(source.provided(), graph, type, field.name());
            if (local != null && (local.isPlain() || provided != null)) {
                best = Cost.FREE;
                bestChild = child(local, provided, field);
            }
            if (best != Cost.FREE || mayBeBetterElsewhere(type, field, bestChild)) {
                Reach reach = hops.from(source, type, steps);
                steps.take(graph.resolvers(type, field.name()).size());
                for (FieldMove move : graph.resolvers(type, field.name())) {
                    Cost cost = there(reach, type, move);
                    if (!cost.isPossible()
                            || move == local && best == Cost.FREE
                            || !isBetter(cost, least(move, field.child()), best, bestChild)) {
                        continue;
                    }
                    Estimate childThere = child(move, null, field);
                    if (isBetter(cost, childThere, best, bestChild)) {
                        best = cost;
                        bestChild = childThere;
                    }
                }
            }
            if (best.isPossible()) {
                depth = Math.max(depth, best.depth() + bestChild.depth());
                asked |= best.asked();
                below += bestChild.fetches();
                missingBelow += bestChild.missing();
                later += best.depth() == 0 ? bestChild.later() : field.size();
            } else {
                missing++;
                addBelowMissing(type, field);
            }
        }

        /// Whoever is asked for the field, beside the source, may not be all that is asked.
        private void addBelowMissing(int type, ShapeField field) {
            Estimate least = null;
            for (FieldMove move : graph.resolvers(type, field.name())) {
                Estimate there = child(move, null, field);
                if (least == null || there.fetches() < least.fetches()) {
                    least = there;
                }
            }
            if (least != null) {
                depth = Math.max(depth, least.depth());
                below += least.fetches();
                missingBelow += least.missing();
            }
        }

        /// Another subgraph takes a fetch at least.
        private boolean mayBeBetterElsewhere(int type, ShapeField field, Estimate here) {
            return here.depth() > 1
                    || here.missing() > 0
                    || here.depth() + here.fetches() > 0
                            && graph.resolvers(type, field.name()).stream()
                                    .anyMatch(move -> mayBeAll(move, field.child()));
        }

        private Estimate child(
                FieldMove move, @Nullable List<FieldSet.Selection> provided, ShapeField field) {
            if (field.child() == null) {
                return Estimate.NONE;
            }
            return of(
                    new Source(
                            move.subgraph(),
                            move.target(),
                            Provided.joined(provided, move.provided())),
                    field.child());
        }

        private Cost there(Reach reach, int type, FieldMove move) {
            Cost cost = reach.cost(move.subgraph());
            if (cost.isPossible() && move.definition().requires().isPresent()) {
                Cost required =
                        hops.condition(
                                reach,
                                type,
                                move.definition().requires().get().selections(),
                                Hops.Site.NONE,
                                steps);
                return cost.and(required).thenFetch(move.subgraph());
            }
            return move.isContextual() ? cost.thenFetch(move.subgraph()) : cost;
        }

        private boolean isBetter(Cost cost, Estimate child, Cost than, Estimate thanChild) {
            if (!than.isPossible()) {
                return true;
            }
            if (child.missing() != thanChild.missing()) {
                return child.missing() < thanChild.missing();
            }
            int ownDepth = cost.depth() + child.depth();
            int otherDepth = than.depth() + thanChild.depth();
            return ownDepth != otherDepth
                    ? ownDepth < otherDepth
                    : Long.bitCount(asked | cost.asked()) + child.fetches()
                            < Long.bitCount(asked | than.asked()) + thanChild.fetches();
        }
    }
}
