package commercegraph.router.planner;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.paths.Cost;
import commercegraph.router.planner.paths.Hops;
import commercegraph.router.planner.paths.Provided;
import commercegraph.router.planner.paths.Reach;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes [PlaceReach]: what is there, what the fetches above can take as well, and where keys
/// lead from there.
final class Reachability {
    /// How far to look.
    enum Scope {
        /// What takes no new fetch.
        SOURCES,
        /// The same, and keys of the objects at the position.
        KEYS,
        /// The same, and keys of the objects above.
        ALL
    }

    private record Question(Position position, TypeSet types, Scope scope) {}

    /// @param version of the position, and phase, while it holds
    private record Answer(PlaceReach reach, int version, int phase) {}

    private final Search search;
    private final QueryGraph graph;
    private final Map<Question, Answer> known = new HashMap<>();

    Reachability(Search search) {
        this.search = search;
        this.graph = search.graph();
    }

    PlaceReach of(Position position, TypeSet types, Scope scope) {
        Question question = new Question(position, types, scope);
        int version = position.version();
        int phase = search.fetches().phase();
        Answer answer = known.get(question);
        if (answer == null || answer.version() != version || answer.phase() != phase) {
            answer = new Answer(compute(position, types, scope), version, phase);
            known.put(question, answer);
        }
        return answer.reach();
    }

    /// The same question, after what was done since.
    PlaceReach again(PlaceReach reach) {
        return of(reach.position(), reach.types(), reach.scope());
    }

    private PlaceReach compute(Position position, TypeSet types, Scope scope) {
        search.steps().take(graph.subgraphCount());
        int subgraphs = graph.subgraphCount();
        Cost[] costs = new Cost[subgraphs];
        java.util.Arrays.fill(costs, Cost.NEVER);
        @Nullable Site[] there = there(position, types, costs);
        boolean[] root = roots(position, scope, costs);
        boolean[] above = new boolean[subgraphs];
        boolean[] tells = new boolean[subgraphs];
        PlaceReach parent = above(position, types, scope, costs, there, above, tells);
        List<TypeSet> parts = graph.alike(types);
        for (Site site : there) {
            parts = site == null ? parts : Provided.apart(parts, site.provided(), graph);
        }
        List<Reach> reaches = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            Reach reach = new Reach(subgraphs);
            for (int subgraph = 0; subgraph < subgraphs; subgraph++) {
                reach.start(subgraph, costs[subgraph]);
            }
            reaches.add(reach);
        }
        Telling telling = telling(position, types, costs, tells);
        if (scope != Scope.SOURCES) {
            for (int part = 0; part < parts.size(); part++) {
                addKeys(position, reaches.get(part), parts.get(part), there, telling);
            }
            forgetLater(there, above, root, reaches);
        }
        return new PlaceReach(
                position,
                types,
                scope,
                parts,
                reaches,
                there,
                above,
                tells,
                root,
                parent,
                telling.untoldAs());
    }

    /// Where keys lead sooner than what is there already, they are what counts.
    private static void forgetLater(
            @Nullable Site[] there, boolean[] above, boolean[] root, List<Reach> reaches) {
        for (int subgraph = 0; subgraph < there.length; subgraph++) {
            boolean sooner = true;
            for (Reach reach : reaches) {
                sooner &= reach.key(subgraph) != null;
            }
            if (sooner) {
                there[subgraph] = null;
                above[subgraph] = false;
                root[subgraph] = false;
            }
        }
    }

    private @Nullable Site[] there(Position position, TypeSet types, Cost[] costs) {
        @Nullable Site[] there = new Site[graph.subgraphCount()];
        for (Site site : position.sites()) {
            int subgraph = site.subgraph();
            if (isUsable(site, types) && site.fetch().depth() < costs[subgraph].depth()) {
                costs[subgraph] = Cost.at(site.fetch().depth());
                there[subgraph] = site;
            }
        }
        return there;
    }

    private boolean isUsable(Site site, TypeSet types) {
        return site.subgraph() >= 0
                && !site.isContextual()
                && site.covered().containsAll(types)
                && site.fetch().phase() == search.fetches().phase();
    }

    /// Root fields can be asked for anywhere, at any time.
    private boolean[] roots(Position position, Scope scope, Cost[] costs) {
        boolean[] root = new boolean[graph.subgraphCount()];
        boolean isRoot = position.parent() == null;
        if (scope == Scope.SOURCES
                || !isRoot && !position.type().equals(graph.supergraph().queryType())) {
            return root;
        }
        int before = isRoot ? 0 : earliest(position);
        for (int subgraph = 0; subgraph < root.length; subgraph++) {
            if (!costs[subgraph].isPossible()
                    && !graph.possibleIn(subgraph, position.type()).isEmpty()) {
                costs[subgraph] = Cost.at(before).thenFetch(subgraph);
                root[subgraph] = true;
            }
        }
        return root;
    }

    static int earliest(Position position) {
        return position.sites().stream().mapToInt(site -> site.fetch().depth()).min().orElse(0);
    }

    /// The position's own field taken in other fetches of its parent.
    private @Nullable PlaceReach above(
            Position position,
            TypeSet types,
            Scope scope,
            Cost[] costs,
            @Nullable Site[] there,
            boolean[] above,
            boolean[] tells) {
        Slot slot = position.parent();
        if (slot == null) {
            return null;
        }
        TypeSet parentTypes = slot.types().and(slot.position().live());
        PlaceReach parent =
                of(slot.position(), parentTypes, scope == Scope.ALL ? Scope.ALL : Scope.SOURCES);
        for (int subgraph = 0; subgraph < above.length; subgraph++) {
            Cost cost = parent.cost(subgraph);
            if (!cost.isPossible() || !cost.isLessThan(costs[subgraph])) {
                continue;
            }
            String target = target(slot, parentTypes, parent.there()[subgraph], subgraph);
            if (target != null && graph.possibleIn(subgraph, target).containsAll(types)) {
                costs[subgraph] = cost;
                above[subgraph] = true;
                tells[subgraph] = graph.tellsTypes(subgraph, target);
                there[subgraph] = null;
            }
        }
        return parent;
    }

    /// The type that the slot's value has in the subgraph; null where it cannot be taken there for
    /// all of the types without more.
    private @Nullable String target(
            Slot slot, TypeSet parentTypes, @Nullable Site site, int subgraph) {
        String target = null;
        List<FieldSet.Selection> above = site == null ? List.of() : site.provided();
        for (TypeSet part : Provided.apart(graph.alike(parentTypes, slot.name()), above, graph)) {
            FieldMove move = graph.move(subgraph, part.first(), slot.name());
            if (move == null || target != null && !target.equals(move.target())) {
                return null;
            }
            boolean provided = Provided.below(above, graph, part.first(), slot.name()) != null;
            if (!provided && !move.isPlain()) {
                return null;
            }
            target = move.target();
        }
        return target;
    }

    /// When the types of the objects are known.
    ///
    /// @param untoldAs the interface as which all the sources have the objects while none of them
    ///     tells the types; null when one does
    /// @param after the fetches that it takes; none where there is nothing to tell
    private record Telling(@Nullable String untoldAs, Cost after) {}

    /// What could be taken above tells nothing before somebody takes it, but costs no more than
    /// that.
    private Telling telling(Position position, TypeSet types, Cost[] costs, boolean[] tells) {
        if (!position.isMixed()) {
            return new Telling(null, Cost.FREE);
        }
        String untoldAs = null;
        int told = Cost.NEVER.depth();
        for (Site site : position.sites()) {
            if (site.tellsTypes() && isUsable(site, types)) {
                told = Math.min(told, site.fetch().depth());
            } else if (!site.isEntity() && !site.tellsTypes() && !site.covered().isEmpty()) {
                untoldAs = graph.nameIn(site.subgraph(), site.covered().first());
            }
        }
        if (untoldAs == null || told < Cost.NEVER.depth()) {
            return new Telling(null, untoldAs == null ? Cost.FREE : Cost.at(told));
        }
        for (int subgraph = 0; subgraph < tells.length; subgraph++) {
            if (tells[subgraph]) {
                told = Math.min(told, costs[subgraph].depth());
            }
        }
        return new Telling(untoldAs, Cost.at(told));
    }

    private void addKeys(
            Position position, Reach reach, TypeSet part, @Nullable Site[] there, Telling telling) {
        Hops.Site site = provided(there);
        int type = part.first();
        String untoldAs = telling.untoldAs();
        int told = telling.after().depth();
        if (untoldAs != null) {
            search.hops()
                    .extendUntold(
                            reach,
                            type,
                            untoldAs,
                            site,
                            key -> blocked(position, key),
                            search.steps());
            told = Math.min(told, search.hops().teller(reach, untoldAs));
        }
        search.hops()
                .extend(
                        reach,
                        type,
                        Cost.at(told),
                        site,
                        key -> blocked(position, key),
                        search.steps());
    }

    private boolean blocked(Position position, int subgraph) {
        return search.isOpening(position, subgraph);
    }

    private Hops.Site provided(@Nullable Site[] there) {
        return (subgraph, type, field) -> {
            Site site = there[subgraph];
            return site == null ? null : Provided.below(site.provided(), graph, type, field);
        };
    }

    /// What the sites of a reach provide.
    Hops.Site provided(PlaceReach reach) {
        return provided(reach.there());
    }
}
