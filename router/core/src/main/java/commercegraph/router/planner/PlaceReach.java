package commercegraph.router.planner;

import commercegraph.router.planner.Reachability.Scope;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.paths.Cost;
import commercegraph.router.planner.paths.Reach;
import commercegraph.router.querygraph.TypeSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which subgraphs can be asked about the objects at a position, and how one gets there.
///
/// @param scope how far was looked
/// @param parts the types, in parts whose types are alike; `reaches` has one for each
/// @param there by subgraph the site that is there already, or null
/// @param above the position's own field can be taken there, from what `parent` reaches
/// @param tells whether that would tell the types of the objects
/// @param root a new fetch can start there
/// @param untoldAs the interface by which objects of unknown type can be sent; null when the types
///     are known
record PlaceReach(
        Position position,
        TypeSet types,
        Scope scope,
        List<TypeSet> parts,
        List<Reach> reaches,
        @Nullable Site[] there,
        boolean[] above,
        boolean[] tells,
        boolean[] root,
        @Nullable PlaceReach parent,
        @Nullable String untoldAs) {

    Cost cost(int subgraph) {
        Cost cost = Cost.FREE;
        for (Reach reach : reaches) {
            cost = cost.and(reach.cost(subgraph));
        }
        return cost;
    }
}
