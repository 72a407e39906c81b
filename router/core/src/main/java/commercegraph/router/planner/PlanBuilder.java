package commercegraph.router.planner;

import commercegraph.router.plan.PlanNode;
import commercegraph.router.planner.fetches.Round;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Writes the order of rounds as `Sequence` and `Parallel`. What only one round is waited for
/// stands in a sequence with it, beside the others. Where that would make something wait longer
/// than the longest chain takes, all rounds of one level run together instead.
final class PlanBuilder {
    private final Function<Round, PlanNode> node;

    private PlanBuilder(Function<Round, PlanNode> node) {
        Map<Round, PlanNode> written = new IdentityHashMap<>();
        this.node = round -> written.computeIfAbsent(round, node);
    }

    /// @param rounds in an order in which they could run
    static Optional<PlanNode> build(List<Round> rounds, Function<Round, PlanNode> node) {
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlanBuilder(node).run(rounds, Set.of()));
    }

    private PlanNode run(List<Round> rounds, Set<Round> done) {
        PlanNode nested = nested(rounds, done);
        List<List<Round>> levels = levels(rounds, done);
        return depth(nested) > levels.size() ? inLevels(levels) : nested;
    }

    private PlanNode nested(List<Round> rounds, Set<Round> done) {
        List<PlanNode> sequence = new ArrayList<>();
        Set<Round> finished = new HashSet<>(done);
        Set<Round> remaining = new LinkedHashSet<>(rounds);
        while (!remaining.isEmpty()) {
            List<PlanNode> parallel = new ArrayList<>();
            Set<Round> ran = new HashSet<>();
            for (Round round : ready(remaining, finished)) {
                List<Round> chain = onlyAfter(round, remaining, finished);
                ran.add(round);
                ran.addAll(chain);
                PlanNode own = node.apply(round);
                Set<Round> before = new HashSet<>(finished);
                before.add(round);
                parallel.add(chain.isEmpty() ? own : sequence(List.of(own, run(chain, before))));
            }
            remaining.removeAll(ran);
            finished.addAll(ran);
            sequence.add(parallel(parallel));
        }
        return sequence(sequence);
    }

    private static List<Round> ready(Set<Round> rounds, Set<Round> done) {
        return rounds.stream().filter(round -> done.containsAll(round.after())).toList();
    }

    /// The rounds that wait for nothing unfinished but the round and others of these.
    private static List<Round> onlyAfter(Round round, Set<Round> rounds, Set<Round> done) {
        Set<Round> reached = new HashSet<>(done);
        reached.add(round);
        List<Round> chain = new ArrayList<>();
        for (Round other : rounds) {
            if (other != round
                    && !done.containsAll(other.after())
                    && reached.containsAll(other.after())) {
                reached.add(other);
                chain.add(other);
            }
        }
        return chain;
    }

    private static List<List<Round>> levels(List<Round> rounds, Set<Round> done) {
        List<List<Round>> levels = new ArrayList<>();
        Set<Round> finished = new HashSet<>(done);
        Set<Round> remaining = new LinkedHashSet<>(rounds);
        while (!remaining.isEmpty()) {
            List<Round> level = ready(remaining, finished);
            levels.add(level);
            finished.addAll(level);
            level.forEach(remaining::remove);
        }
        return levels;
    }

    private PlanNode inLevels(List<List<Round>> levels) {
        return sequence(
                levels.stream().map(level -> parallel(level.stream().map(node).toList())).toList());
    }

    private static int depth(PlanNode node) {
        return switch (node) {
            case PlanNode.Fetch _, PlanNode.BatchFetch _, PlanNode.ContextFetch _ -> 1;
            case PlanNode.Flatten(_, var inner) -> depth(inner);
            case PlanNode.Sequence(var nodes) -> nodes.stream().mapToInt(PlanBuilder::depth).sum();
            case PlanNode.Parallel(var nodes) ->
                    nodes.stream().mapToInt(PlanBuilder::depth).max().orElse(0);
            case PlanNode.Subscription(var primary, var rest) ->
                    depth(primary) + rest.map(PlanBuilder::depth).orElse(0);
        };
    }

    static PlanNode sequence(List<PlanNode> nodes) {
        if (nodes.size() == 1) {
            return nodes.getFirst();
        }
        List<PlanNode> flat = new ArrayList<>();
        for (PlanNode node : nodes) {
            if (node instanceof PlanNode.Sequence(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(node);
            }
        }
        return new PlanNode.Sequence(flat);
    }

    private static PlanNode parallel(List<PlanNode> nodes) {
        return nodes.size() == 1 ? nodes.getFirst() : new PlanNode.Parallel(nodes);
    }
}
