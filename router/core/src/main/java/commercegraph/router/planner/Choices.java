package commercegraph.router.planner;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.planner.Reachability.Scope;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.paths.Completion.Estimate;
import commercegraph.router.planner.paths.Cost;
import commercegraph.router.planner.paths.Hops;
import commercegraph.router.planner.paths.Provided;
import commercegraph.router.planner.paths.Reach;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.Source;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.KeyMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Weighs who may be asked for a field.
final class Choices {
    static final int NONE = -1;

    private final Search search;
    private final QueryGraph graph;
    private final Reachability reachability;
    private final ContextSources contexts;
    private int horizon;
    private final Ties ties;

    Choices(Search search, Reachability reachability) {
        this.search = search;
        this.graph = search.graph();
        this.reachability = reachability;
        this.contexts = new ContextSources(search, reachability);
        this.ties = new Ties(search.fetches().fetches());
    }

    /// @param depth that the plan has anyway
    void horizon(int depth) {
        horizon = depth;
    }

    /// What is fetched for a key or a requirement is waited for: it may come late only as far as
    /// the fetches that wait for it still end in time.
    private int horizon() {
        return horizon - Math.max(search.opening().size(), search.busy().size());
    }

    /// The best way to have the field for all of the types from one subgraph, or null.
    ///
    /// @param below what is wanted of the field's value; null for a leaf
    @Nullable Choice best(Position position, TypeSet types, String field, @Nullable Shape below) {
        Choice best = null;
        for (Scope scope : Scope.values()) {
            Choice found = bestOf(reachability.of(position, types, scope), types, field, below);
            if (found != null && (best == null || found.compare(best, horizon()) < 0)) {
                best = found;
            }
            boolean leaf = below == null || below.fields().isEmpty();
            if (best != null && (leaf || scope != Scope.SOURCES) && isEnough(best, scope)) {
                return best;
            }
        }
        return best;
    }

    /// Whether looking further would find nothing better: what takes no fetch is best where it is
    /// not late.
    private boolean isEnough(Choice best, Scope scope) {
        return switch (scope) {
            case SOURCES -> best.depth() <= horizon();
            case KEYS -> !isSharedAbove(best.reach().position());
            case ALL -> true;
        };
    }

    /// Whether something above is resolved by several subgraphs: asking for it once more may be
    /// sooner than a key.
    private boolean isSharedAbove(Position position) {
        for (Slot slot = position.parent(); slot != null; slot = slot.position().parent()) {
            if (graph.resolvers(slot.types().first(), slot.name()).size() > 1) {
                return true;
            }
        }
        return false;
    }

    /// Parts of the types whose field is resolved alike, and is provided for all of them by whoever
    /// is there or for none.
    List<TypeSet> parts(Position position, TypeSet types, String field) {
        List<TypeSet> parts = graph.alike(types, field);
        for (Site site : position.sites()) {
            parts = Provided.apart(parts, site.provided(), graph);
        }
        return parts;
    }

    /// The subgraphs that are as good as the best for the field.
    BitSet equals(Position position, TypeSet types, String field, @Nullable Shape below) {
        BitSet equals = new BitSet();
        Choice best = best(position, types, field, below);
        if (best != null) {
            List<TypeSet> parts = parts(position, types, field);
            for (FieldMove move : graph.resolvers(parts.getFirst().first(), field)) {
                search.steps().take(1);
                Choice choice = choice(best.reach(), parts, move, field, below, best);
                equals.set(move.subgraph(), choice != null && choice.compare(best, horizon()) == 0);
            }
        }
        return equals;
    }

    /// Which of equal ways is taken.
    Ties ties() {
        return ties;
    }

    private @Nullable Choice bestOf(
            PlaceReach reach, TypeSet types, String field, @Nullable Shape below) {
        search.steps().take(1);
        List<TypeSet> parts = parts(reach.position(), types, field);
        Choice best = null;
        for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
            FieldMove move = graph.move(subgraph, parts.getFirst().first(), field);
            if (move == null) {
                continue;
            }
            Choice choice = choice(reach, parts, move, field, below, best);
            if (choice != null && (best == null || isTaken(choice, best))) {
                best = choice;
            }
        }
        return best;
    }

    private boolean isTaken(Choice choice, Choice best) {
        int order = choice.compare(best, horizon());
        return order == 0 ? ties.isBetter(choice, best) : order < 0;
    }

    /// @param than what it must not be worse than
    private @Nullable Choice choice(
            PlaceReach reach,
            List<TypeSet> parts,
            FieldMove first,
            String field,
            @Nullable Shape below,
            @Nullable Choice than) {
        Site site = reach.there()[first.subgraph()];
        boolean requiring = false;
        List<FieldSet.Selection> provided = null;
        for (TypeSet part : parts) {
            FieldMove move = graph.move(first.subgraph(), part.first(), field);
            if (move == null || !move.target().equals(first.target())) {
                return null;
            }
            List<FieldSet.Selection> own =
                    site == null
                            ? null
                            : Provided.below(site.provided(), graph, part.first(), field);
            if (own == null && !move.resolvable()) {
                return null;
            }
            provided = Provided.joined(own, provided == null ? List.of() : provided);
            requiring |= own == null && !move.isPlain() || move.isContextual();
        }
        Cost cost =
                requiring
                        ? requiringCost(reach, parts, first, field)
                        : reach.cost(first.subgraph());
        if (!cost.isPossible()) {
            return null;
        }
        if (than != null && (provided == null || provided.isEmpty())) {
            Estimate least = search.completion().least(first, below);
            if (new Choice(reach, first, requiring, cost, least).compare(than, horizon()) > 0) {
                return null;
            }
        }
        return new Choice(reach, first, requiring, cost, below(first, provided, below));
    }

    private Estimate below(
            FieldMove move, @Nullable List<FieldSet.Selection> provided, @Nullable Shape below) {
        if (below == null) {
            return Estimate.NONE;
        }
        return search.completion()
                .of(
                        new Source(
                                move.subgraph(),
                                move.target(),
                                Provided.joined(provided, move.provided())),
                        below);
    }

    /// A fetch of its own, after what the field requires and after a key.
    private Cost requiringCost(
            PlaceReach reach, List<TypeSet> parts, FieldMove first, String field) {
        Hops.Site site = reachability.provided(reach);
        Cost all = Cost.FREE;
        for (TypeSet part : parts) {
            FieldMove move = graph.move(first.subgraph(), part.first(), field);
            Reach own = reachOf(reach, part);
            if (move == null) {
                return Cost.NEVER;
            }
            Cost required =
                    move.definition()
                            .requires()
                            .map(
                                    it ->
                                            search.hops()
                                                    .condition(
                                                            own,
                                                            part.first(),
                                                            it.selections(),
                                                            site,
                                                            search.steps()))
                            .orElse(Cost.FREE);
            Cost key = freshKeyCost(reach, own, part, first.subgraph());
            Cost context = contexts.cost(reach.position(), move);
            all = all.and(required).and(key).and(context);
        }
        return all.thenFetch(first.subgraph());
    }

    private Cost freshKeyCost(PlaceReach reach, Reach own, TypeSet part, int subgraph) {
        KeyMove key = freshKey(reach, part, subgraph);
        return key == null
                ? Cost.NEVER
                : search.hops()
                        .condition(
                                own,
                                part.first(),
                                key.fields().selections(),
                                reachability.provided(reach),
                                search.steps());
    }

    /// The cheapest key by which objects enter the subgraph, also when they are there already.
    @Nullable KeyMove freshKey(PlaceReach reach, TypeSet part, int subgraph) {
        Hops.Site site = reachability.provided(reach);
        Reach own = reachOf(reach, part);
        List<KeyMove> keys =
                reach.untoldAs() == null
                        ? graph.keyMoves(part.first())
                        : graph.interfaceKeyMoves(reach.untoldAs());
        KeyMove best = bestKey(keys, own, part, subgraph, site);
        return best == null && reach.untoldAs() != null
                ? bestKey(graph.keyMoves(part.first()), own, part, subgraph, site)
                : best;
    }

    private @Nullable KeyMove bestKey(
            List<KeyMove> keys, Reach own, TypeSet part, int subgraph, Hops.Site site) {
        KeyMove best = null;
        Cost bestCost = Cost.NEVER;
        for (KeyMove key : keys) {
            if (key.subgraph() != subgraph) {
                continue;
            }
            Cost cost =
                    search.hops()
                            .condition(
                                    own,
                                    part.first(),
                                    key.fields().selections(),
                                    site,
                                    search.steps());
            if (cost.isLessThan(bestCost)) {
                best = key;
                bestCost = cost;
            }
        }
        return best;
    }

    static Reach reachOf(PlaceReach reach, TypeSet part) {
        for (int index = 0; index < reach.parts().size(); index++) {
            if (reach.parts().get(index).contains(part.first())) {
                return reach.reaches().get(index);
            }
        }
        throw new IllegalArgumentException("a part that is not of these types");
    }
}
