package commercegraph.router.planner;

import commercegraph.router.planner.Reachability.Scope;
import commercegraph.router.planner.fetches.FetchStep;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.paths.Cost;
import commercegraph.router.querygraph.KeyMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds who tells the types of objects. A subgraph that has their interface as an object cannot:
/// then another one is asked, if only for `__typename`.
final class Tellers {
    /// Gets into a subgraph that the reach leads to.
    interface Entrance {
        Site enter(PlaceReach reach, int subgraph);
    }

    private final QueryGraph graph;
    private final Reachability reachability;
    private final Entrance entrance;

    Tellers(QueryGraph graph, Reachability reachability, Entrance entrance) {
        this.graph = graph;
        this.reachability = reachability;
        this.entrance = entrance;
    }

    /// Lets a fetch wait for whoever tells the types of the objects at the position, if anybody
    /// can.
    void await(Position position, Set<FetchStep> after) {
        Site teller = of(position);
        if (teller != null) {
            after.add(teller.fetch());
        }
    }

    /// Who tells the types of the objects at a mixed position, the earliest of those who can; null
    /// where the type is certain or nobody can tell it.
    @Nullable Site of(Position position) {
        if (!position.isMixed()) {
            return null;
        }
        TypeSet live = position.live();
        Site best = null;
        for (Site site : position.sites()) {
            boolean tells =
                    !site.isContextual()
                            && site.tellsTypes()
                            && (site.type() != null || site.covered().containsAll(live));
            if (tells && (best == null || site.fetch().depth() < best.fetch().depth())) {
                best = site;
            }
        }
        if (best == null) {
            best = open(position, live);
        }
        if (best != null) {
            position.tellBy(best);
        }
        return best;
    }

    private @Nullable Site open(Position position, TypeSet live) {
        for (Scope scope : Scope.values()) {
            PlaceReach reach = reachability.of(position, live, scope);
            int found = -1;
            Cost best = Cost.NEVER;
            for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
                if (reach.cost(subgraph).isLessThan(best) && wouldTell(reach, subgraph)) {
                    best = reach.cost(subgraph);
                    found = subgraph;
                }
            }
            if (found >= 0) {
                return entrance.enter(reach, found);
            }
        }
        return null;
    }

    /// Whether who enters the subgraph is told the types: by taking the position's own field there,
    /// or by sending the objects by the name of their interface.
    private boolean wouldTell(PlaceReach reach, int subgraph) {
        if (reach.above()[subgraph]) {
            return reach.tells()[subgraph];
        }
        String iface = reach.untoldAs();
        return iface != null
                && graph.tellsTypes(subgraph, iface)
                && reach.reaches().stream()
                        .allMatch(
                                it ->
                                        it.key(subgraph) instanceof KeyMove key
                                                && key.typename().equals(iface));
    }
}
