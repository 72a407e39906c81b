package commercegraph.router.planner.paths;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.KeyMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How objects get from one subgraph into another by their keys. What does not depend on an
/// operation is remembered; safe for any number of threads.
public final class Hops {
    /// Keys of keys of keys, and requirements of what is required: deeper nesting of conditions is
    /// taken for impossible.
    private static final int NESTING_MAX = 16;

    /// How deep a question stands in others, and what it met there.
    private record Nesting(int level, Requirements requirements) {
        static Nesting first(Steps steps) {
            return new Nesting(0, new Requirements(steps));
        }

        Nesting deeper() {
            return new Nesting(level + 1, requirements);
        }
    }

    /// Asks what stands at a place beyond the tables of the graph.
    public interface Site {
        Site NONE = (_, _, _) -> null;

        /// What is provided below the field at the subgraph; null when the field is not provided.
        @Nullable List<FieldSet.Selection> providedBelow(int subgraph, int type, String field);
    }

    private final QueryGraph graph;
    private final Map<Long, Reach> fromOne = new ConcurrentHashMap<>();

    public Hops(QueryGraph graph) {
        this.graph = graph;
    }

    /// From one subgraph that has the object.
    public Reach from(int subgraph, int type) {
        return from(subgraph, type, Nesting.first(Steps.unbounded()));
    }

    /// From a value whose subgraph provides more than it resolves.
    Reach from(Source source, int type, Steps steps) {
        return source.provided().isEmpty()
                ? from(source.subgraph(), type)
                : from(
                        source.subgraph(),
                        type,
                        new Way(
                                site(source.subgraph(), source.provided()),
                                _ -> false,
                                Nesting.first(steps)));
    }

    private Site site(int at, List<FieldSet.Selection> provided) {
        return (subgraph, type, field) ->
                subgraph == at ? Provided.below(provided, graph, type, field) : null;
    }

    private Reach from(int subgraph, int type, Nesting nesting) {
        long key = (long) subgraph << 32 | type;
        Reach known = fromOne.get(key);
        if (known != null) {
            return known;
        }
        Reaches reaches = nesting.requirements().reaches();
        Reach open = reaches.open(key);
        if (open != null) {
            return open;
        }
        Reach reach = new Reach(graph.subgraphCount());
        int outer = reaches.begin(key, reach);
        int cut = nesting.requirements().circles();
        extend(reach, subgraph, type, new Way(Site.NONE, _ -> false, nesting));
        boolean whole = reaches.end(key, outer) && nesting.requirements().circles() == cut;
        if (whole || nesting.level() == 0) {
            fromOne.put(key, reach);
        }
        return reach;
    }

    private Reach from(int subgraph, int type, Way way) {
        Reach reach = new Reach(graph.subgraphCount());
        extend(reach, subgraph, type, way);
        return reach;
    }

    private void extend(Reach reach, int subgraph, int type, Way way) {
        reach.start(subgraph, Cost.FREE);
        String name = graph.nameIn(subgraph, type);
        boolean untold = name != null && graph.isInterfaceObject(subgraph, name);
        Cost typeKnown = Cost.FREE;
        if (untold && name != null) {
            relax(graph.interfaceKeyMoves(name), reach, type, Cost.FREE, way);
            typeKnown = Cost.at(teller(reach, name));
        }
        relax(graph.keyMoves(type), reach, type, typeKnown, way);
    }

    /// When the object's type is known, for an object that came from an interface object.
    public int teller(Reach reach, String iface) {
        int depth = Cost.NEVER.depth();
        for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
            if (graph.tellsTypes(subgraph, iface)) {
                depth = Math.min(depth, reach.cost(subgraph).depth());
            }
        }
        return depth;
    }

    /// Adds what the keys of the object's type lead to.
    ///
    /// @param typeKnown no typed representation can be made before
    /// @param closed subgraphs that must not be entered
    public void extend(
            Reach reach, int type, Cost typeKnown, Site site, IntPredicate closed, Steps steps) {
        relax(
                graph.keyMoves(type),
                reach,
                type,
                typeKnown,
                new Way(site, closed, Nesting.first(steps)));
    }

    /// Adds what the keys of the interface lead to, while the type is not known.
    public void extendUntold(
            Reach reach, int type, String iface, Site site, IntPredicate closed, Steps steps) {
        Way way = new Way(site, closed, Nesting.first(steps));
        relax(graph.interfaceKeyMoves(iface), reach, type, Cost.FREE, way);
    }

    private record Way(Site site, IntPredicate closed, Nesting nesting) {}

    private void relax(List<KeyMove> keys, Reach reach, int type, Cost known, Way way) {
        if (!known.isPossible()) {
            return;
        }
        boolean improved = true;
        for (int round = 0; improved && round <= graph.subgraphCount(); round++) {
            improved = false;
            for (KeyMove key : keys) {
                if (reach.cost(key.subgraph()).depth() <= 1 || way.closed.test(key.subgraph())) {
                    continue;
                }
                Cost cost =
                        condition(reach, type, key.fields().selections(), way.site, way.nesting)
                                .and(known);
                improved |= reach.improve(key, cost.thenFetch(key.subgraph()));
            }
        }
    }

    /// What it costs to have the fields of a key or a requirement at the object.
    public Cost condition(
            Reach reach, int type, List<FieldSet.Selection> selections, Site site, Steps steps) {
        return condition(reach, type, selections, site, Nesting.first(steps));
    }

    private Cost condition(
            Reach reach,
            int type,
            List<FieldSet.Selection> selections,
            Site site,
            Nesting nesting) {
        Cost all = Cost.FREE;
        for (FieldSet.Selection selection : selections) {
            Cost one =
                    switch (selection) {
                        case FieldSet.Field field -> field(reach, type, field, site, nesting);
                        case FieldSet.TypeCondition it ->
                                graph.possible(it.type()).contains(type)
                                        ? condition(reach, type, it.selections(), site, nesting)
                                        : Cost.FREE;
                    };
            all = all.and(one);
            if (!all.isPossible()) {
                return Cost.NEVER;
            }
        }
        return all;
    }

    private Cost field(Reach reach, int type, FieldSet.Field field, Site site, Nesting nesting) {
        nesting.requirements().steps().take(1);
        Cost best = Cost.NEVER;
        for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
            Cost there = reach.cost(subgraph);
            FieldMove move = there.isPossible() ? graph.move(subgraph, type, field.name()) : null;
            if (move == null || !there.isLessThan(best)) {
                continue;
            }
            List<FieldSet.Selection> provided = site.providedBelow(subgraph, type, field.name());
            Cost cost = there;
            if (provided == null) {
                cost = there.and(own(reach, type, move, site, nesting));
                if (move.isContextual() && move.definition().requires().isEmpty()) {
                    cost = cost.thenFetch(subgraph);
                }
            }
            if (cost.isPossible() && !field.selections().isEmpty()) {
                cost = plus(cost, nested(move, provided, field.selections(), nesting));
            }
            if (cost.isLessThan(best)) {
                best = cost;
            }
        }
        return best;
    }

    /// What the field itself needs: nothing, its requirements, or it is not there at all.
    private Cost own(Reach reach, int type, FieldMove move, Site site, Nesting nesting) {
        if (!move.resolvable()) {
            return Cost.NEVER;
        }
        if (move.definition().requires().isEmpty()) {
            return Cost.FREE;
        }
        Requirements.Link link = new Requirements.Link(reach, type, move);
        Requirements requirements = nesting.requirements();
        Cost known = requirements.known(link);
        if (known != null || !requirements.begin(link)) {
            return known == null ? Cost.NEVER : known;
        }
        int unsure = requirements.unsure();
        Cost cost =
                condition(
                                reach,
                                type,
                                move.definition().requires().get().selections(),
                                site,
                                nesting)
                        .thenFetch(move.subgraph());
        requirements.end(link, cost, unsure);
        return cost;
    }

    private static Cost plus(Cost first, Cost after) {
        return after.isPossible()
                ? new Cost(first.depth() + after.depth(), first.asked() | after.asked())
                : Cost.NEVER;
    }

    /// Conditions below a composite field: from the field's subgraph onwards.
    private Cost nested(
            FieldMove move,
            @Nullable List<FieldSet.Selection> provided,
            List<FieldSet.Selection> selections,
            Nesting nesting) {
        if (nesting.level() >= NESTING_MAX) {
            nesting.requirements().cut();
            return Cost.NEVER;
        }
        Nesting deeper = nesting.deeper();
        List<FieldSet.Selection> below = Provided.joined(provided, move.provided());
        Site site = site(move.subgraph(), below);
        Cost all = Cost.FREE;
        TypeSet possible = graph.possibleIn(move.subgraph(), move.target());
        for (TypeSet part : Provided.apart(graph.alike(possible), below, graph)) {
            int type = part.first();
            Reach from =
                    below.isEmpty()
                            ? from(move.subgraph(), type, deeper)
                            : from(move.subgraph(), type, new Way(site, _ -> false, deeper));
            all = all.and(condition(from, type, selections, site, deeper));
        }
        return all;
    }
}
