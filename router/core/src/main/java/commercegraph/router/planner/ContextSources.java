package commercegraph.router.planner;

import commercegraph.router.planner.fetches.FetchStep;
import commercegraph.router.planner.fetches.FetchStep.ContextInput;
import commercegraph.router.planner.fetches.FetchStep.ContextOrigin;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.paths.Cost;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Where the values of `@fromContext` arguments come from: the nearest object above that sets the
/// context. Where objects of several types may be above, and not all of them set it, the search
/// goes on for the others.
final class ContextSources {
    private static final Comparator<ContextInput> BY_ORIGIN =
            Comparator.comparing((ContextInput input) -> input.argument().context())
                    .thenComparing(input -> input.argument().selection().toString())
                    .thenComparing(input -> input.argument().type().toString());

    private final Search search;
    private final QueryGraph graph;
    private final Reachability reachability;

    ContextSources(Search search, Reachability reachability) {
        this.search = search;
        this.graph = search.graph();
        this.reachability = reachability;
    }

    /// @param types of the objects at the position that set the context
    private record Origin(Position at, TypeSet types) {}

    private List<Origin> origins(Position position, String context) {
        TypeSet setting = graph.setting(context);
        List<Origin> origins = new ArrayList<>();
        for (Slot slot = position.parent(); slot != null; slot = slot.position().parent()) {
            Position at = slot.position();
            TypeSet here = slot.types().and(at.live());
            TypeSet types = here.and(setting);
            if (!types.isEmpty()) {
                origins.add(new Origin(at, types));
                if (types.containsAll(here)) {
                    return origins;
                }
            }
        }
        return origins;
    }

    /// What it costs to have all of the values.
    Cost cost(Position position, FieldMove move) {
        Cost all = Cost.FREE;
        for (ContextArgument argument : move.definition().contextArguments()) {
            List<Origin> origins = origins(position, argument.context());
            if (origins.isEmpty()) {
                return Cost.NEVER;
            }
            for (Origin origin : origins) {
                all = all.and(cost(origin, argument));
            }
        }
        return all;
    }

    private Cost cost(Origin origin, ContextArgument argument) {
        PlaceReach reach = reachability.of(origin.at(), origin.types(), Reachability.Scope.ALL);
        Cost all = Cost.FREE;
        for (TypeSet part : graph.alike(origin.types())) {
            all =
                    all.and(
                            search.hops()
                                    .condition(
                                            Choices.reachOf(reach, part),
                                            part.first(),
                                            argument.selection().selections(),
                                            reachability.provided(reach),
                                            search.steps()));
        }
        return all;
    }

    /// Has the values fetched. What lies between them and the objects is kept apart: equal objects
    /// may stand below different ones.
    ///
    /// @param after the fetches that give the values are added
    List<ContextInput> demand(
            Position position,
            List<FieldMove> moves,
            Supplies supplies,
            Representations representations,
            Set<FetchStep> after) {
        List<ContextInput> contexts = new ArrayList<>();
        for (FieldMove move : moves) {
            for (ContextArgument argument : move.definition().contextArguments()) {
                if (contexts.stream().noneMatch(known -> known.isFor(argument))) {
                    List<ContextOrigin> origins = new ArrayList<>();
                    for (Origin origin : origins(position, argument.context())) {
                        origins.add(demand(origin, argument, supplies, representations, after));
                        keepApart(position, origin.at());
                    }
                    contexts.add(new ContextInput(argument, origins));
                }
            }
        }
        // Fetches that become one name their values by number, so equal ones have one order.
        contexts.sort(BY_ORIGIN);
        return contexts;
    }

    private static ContextOrigin demand(
            Origin origin,
            ContextArgument argument,
            Supplies supplies,
            Representations representations,
            Set<FetchStep> after) {
        Position at = origin.at();
        boolean all = !at.isMixed() || origin.types().containsAll(at.live());
        if (!all) {
            representations.tellers().await(at, after);
        }
        return new ContextOrigin(
                at,
                all ? TypeSet.EMPTY : origin.types(),
                supplies.demand(
                        at, origin.types(), argument.selection().selections(), false, after));
    }

    private static void keepApart(Position below, Position above) {
        for (Slot slot = below.parent(); slot != null; slot = slot.position().parent()) {
            if (slot.position() == above) {
                return;
            }
            slot.position().keepApart();
        }
    }
}
