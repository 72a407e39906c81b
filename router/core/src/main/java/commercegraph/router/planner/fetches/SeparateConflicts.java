package commercegraph.router.planner.fetches;

import commercegraph.router.planner.paths.Steps;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives fields storage keys of their own where a subgraph could not merge them: GraphQL
/// specification, section 5.3.2 "Field Selection Merging", by the types of the subgraph's schema,
/// which may differ from the API schema's.
///
/// Before: `... on A { x } ... on B { x }` with `A.x: String!` and `B.x: String`. After: `x` and
/// `_x_1: x`.
public final class SeparateConflicts {
    private final QueryGraph graph;
    private final Steps steps;
    private boolean changed;

    private SeparateConflicts(QueryGraph graph, Steps steps) {
        this.graph = graph;
        this.steps = steps;
    }

    public static FetchGraph apply(FetchGraph fetches, QueryGraph graph, Steps steps) {
        SeparateConflicts pass = new SeparateConflicts(graph, steps);
        do {
            pass.changed = false;
            for (List<Site> together : together(fetches)) {
                pass.check(together, together.getFirst().subgraph());
            }
        } while (pass.changed);
        return fetches;
    }

    /// Fetches about the same objects may be written as one, and so their selections come together.
    private static Collection<List<Site>> together(FetchGraph fetches) {
        Map<List<Object>, List<Site>> together = new LinkedHashMap<>();
        for (FetchStep fetch : fetches.fetches()) {
            if (fetch.subgraph() >= 0) {
                Object by = fetch.isEntities() ? fetch.at() : fetch;
                together.computeIfAbsent(List.of(by, fetch.subgraph()), _ -> new ArrayList<>())
                        .add(fetch.site());
            }
        }
        return together.values();
    }

    /// @param sites whose selections come together under one response path
    private void check(List<Site> sites, int subgraph) {
        Map<String, List<Take>> byKey = new LinkedHashMap<>();
        for (Site site : sites) {
            for (Take take : site.takes().values()) {
                byKey.computeIfAbsent(take.slot().storageKey(), _ -> new ArrayList<>()).add(take);
            }
        }
        byKey.values().forEach(takes -> separate(takes, subgraph));
    }

    private void separate(List<Take> takes, int subgraph) {
        steps.take(takes.size());
        List<Take> together = new ArrayList<>();
        Alike alike = new Alike();
        for (Take take : takes) {
            if (takes.size() == 1
                    || alike.fits(take, subgraph)
                    || alike.isBroken(together.stream().allMatch(it -> fit(take, it, subgraph)))) {
                together.add(take);
            } else {
                Slot slot = take.slot();
                slot.rename(slot.position().freeKey(slot.name()));
                changed = true;
            }
        }
        List<Site> below = new ArrayList<>();
        for (Take take : together) {
            if (take.child() != null) {
                below.add(take.child());
            }
        }
        if (!below.isEmpty()) {
            check(below, subgraph);
        }
    }

    /// What takes that fit together have in common, so that not each need be compared with each.
    private final class Alike {
        private final Map<String, String> signatures = new HashMap<>();
        private @Nullable String type;
        private boolean broken;

        /// Whether it is certain that the take fits to all before.
        boolean fits(Take take, int subgraph) {
            FieldMove move = move(take, subgraph);
            String signature = take.slot().signature();
            String own = move.definition().type().toString();
            if (graph.isComposite(move.target())) {
                own = own.replace(move.target(), "");
            }
            if (type == null) {
                type = own;
            }
            return !broken
                    && type.equals(own)
                    && signature.equals(signatures.computeIfAbsent(move.on(), _ -> signature));
        }

        /// @param joined whether a take joined the others without being like them
        boolean isBroken(boolean joined) {
            broken |= joined;
            return joined;
        }
    }

    private boolean fit(Take one, Take other, int subgraph) {
        if (one.slot() == other.slot()) {
            return true;
        }
        FieldMove move = move(one, subgraph);
        FieldMove otherMove = move(other, subgraph);
        boolean sameParent = move.on().equals(otherMove.on());
        if (sameParent && !one.slot().signature().equals(other.slot().signature())) {
            return false;
        }
        String type = move.definition().type().toString();
        String otherType = otherMove.definition().type().toString();
        if (graph.isComposite(move.target()) && graph.isComposite(otherMove.target())) {
            return type.replace(move.target(), "")
                    .equals(otherType.replace(otherMove.target(), ""));
        }
        return type.equals(otherType);
    }

    private FieldMove move(Take take, int subgraph) {
        return Objects.requireNonNull(
                graph.move(subgraph, take.types().first(), take.slot().name()));
    }
}
