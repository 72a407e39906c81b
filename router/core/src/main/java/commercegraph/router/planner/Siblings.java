package commercegraph.router.planner;

import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// Has the fields of one place taken, those first that leave no choice. What they need anyway is
/// free for the others. Of subgraphs that are equally good for the rest, the one goes first that
/// most of them can come from.
///
/// Before: `one` from A, which is the first, and `two` from B. After: both from B.
final class Siblings {
    /// With more fields to choose for, each is looked at by itself: the look around would grow with
    /// the square of their number.
    private static final int LOOK_ROUND_MAX = 64;

    private final QueryGraph graph;
    private final Choices choices;
    private final Consumer<Slot> place;

    Siblings(QueryGraph graph, Choices choices, Consumer<Slot> place) {
        this.graph = graph;
        this.choices = choices;
        this.place = place;
    }

    /// @param slots in the order of their number of resolvers
    void place(List<Slot> slots) {
        List<Slot> open = new ArrayList<>();
        for (Slot slot : slots) {
            if (resolvers(slot) > 1) {
                open.add(slot);
            } else {
                place.accept(slot);
            }
        }
        while (open.size() > 1 && open.size() <= LOOK_ROUND_MAX) {
            List<Slot> chosen = chosen(open);
            if (chosen.isEmpty()) {
                break;
            }
            chosen.forEach(place);
            choices.ties().prefer(Choices.NONE);
            open.removeAll(chosen);
        }
        open.forEach(place);
    }

    /// Those that have one best way each, or else those that the most popular subgraph is best for.
    private List<Slot> chosen(List<Slot> open) {
        List<Slot> certain = new ArrayList<>();
        List<BitSet> ways = new ArrayList<>();
        int[] votes = new int[graph.subgraphCount()];
        for (Slot slot : open) {
            BitSet best = best(slot);
            ways.add(best);
            best.stream().forEach(subgraph -> votes[subgraph]++);
            if (best.cardinality() == 1) {
                certain.add(slot);
            }
        }
        if (!certain.isEmpty()) {
            return certain;
        }
        int popular = 0;
        for (int subgraph = 0; subgraph < votes.length; subgraph++) {
            // What others need later is a vote as well.
            if (votes[subgraph] > 0 && choices.ties().isExpected(subgraph)) {
                votes[subgraph]++;
            }
            if (votes[subgraph] > votes[popular]) {
                popular = subgraph;
            }
        }
        choices.ties().prefer(popular);
        List<Slot> followers = new ArrayList<>();
        for (int index = 0; index < ways.size(); index++) {
            if (ways.get(index).get(popular)) {
                followers.add(open.get(index));
            }
        }
        return followers;
    }

    private BitSet best(Slot slot) {
        TypeSet types = slot.types().and(slot.position().live());
        ShapeField wanted = slot.wanted();
        return types.isEmpty()
                ? new BitSet()
                : choices.equals(
                        slot.position(),
                        types,
                        slot.name(),
                        wanted == null ? null : wanted.child());
    }

    private int resolvers(Slot slot) {
        return graph.resolvers(slot.types().first(), slot.name()).size();
    }
}
