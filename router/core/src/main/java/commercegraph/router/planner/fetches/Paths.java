package commercegraph.router.planner.fetches;

import commercegraph.router.plan.ResponsePath;
import commercegraph.router.plan.ResponsePath.Step;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where the objects of a position lie in the merged answer.
final class Paths {
    private Paths() {}

    static ResponsePath of(FetchStep fetch, QueryGraph graph) {
        return of(fetch.at(), fetch, graph);
    }

    /// The way to a place as the fetch goes it, which may not know all types.
    static ResponsePath of(Position position, FetchStep fetch, QueryGraph graph) {
        List<Step> steps = new ArrayList<>();
        Set<FetchStep> earlier = AwaitTypes.earlier(fetch);
        for (Slot slot = position.parent(); slot != null; slot = slot.position().parent()) {
            addLists(slot.definition().type(), steps);
            steps.add(new Step.Key(slot.storageKey()));
            if (isForSomeTypes(slot) && AwaitTypes.isTold(slot, earlier)) {
                steps.add(new Step.OnTypes(Set.copyOf(graph.typeNames(slot.types()))));
            }
        }
        return new ResponsePath(steps.reversed());
    }

    private static void addLists(TypeReference type, List<Step> steps) {
        switch (type) {
            case TypeReference.Named _ -> {}
            case TypeReference.NonNull(var of) -> addLists(of, steps);
            case TypeReference.ListOf(var of) -> {
                steps.add(new Step.EachItem());
                addLists(of, steps);
            }
        }
    }

    /// Objects of other types may have something else under the key.
    static boolean isForSomeTypes(Slot slot) {
        Position position = slot.position();
        return position.isMixed() && !slot.types().containsAll(position.live());
    }
}
