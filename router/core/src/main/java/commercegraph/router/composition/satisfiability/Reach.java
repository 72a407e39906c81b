package commercegraph.router.composition.satisfiability;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.KeyMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which subgraphs can be asked about an object that came from one of them: those whose key can be
/// had from the subgraphs that can already be asked. Grows until nothing is added; known results
/// are kept.
final class Reach {
    /// Of requirements of requirements, and of fields in field sets: as far as they are planned.
    static final int DEPTH_MAX = 64;

    private record Start(int type, Position position) {}

    /// A requirement that is being looked into. Whoever needs it meanwhile goes in a circle.
    private record Pending(int type, FieldMove move) {}

    private final QueryGraph graph;
    private final Moves moves;
    private final Map<Start, BitSet> known = new HashMap<>();
    private final Set<Pending> pending = new HashSet<>();
    private final Set<Integer> roots;
    private boolean cut;

    Reach(QueryGraph graph, Labels labels, Set<Integer> roots) {
        this.graph = graph;
        this.moves = new Moves(graph, labels);
        this.roots = roots;
    }

    /// Whether something was taken for impossible because it is too deep.
    boolean isCut() {
        return cut;
    }

    /// Every subgraph that can be asked about the object.
    BitSet from(int type, Position position) {
        return from(type, position, 0);
    }

    private BitSet from(int type, Position position, int depth) {
        Start start = new Start(type, position);
        BitSet cached = known.get(start);
        if (cached != null) {
            return cached;
        }
        BitSet reached = new BitSet();
        if (roots.contains(type)) {
            for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
                reached.set(subgraph, graph.nameIn(subgraph, type) != null);
            }
        } else {
            reached.set(position.subgraph());
            boolean grown;
            do {
                grown = false;
                for (KeyMove key : graph.keyMoves(type)) {
                    if (!reached.get(key.subgraph())
                            && resolves(
                                    key.fields().selections(), type, reached, position, depth)) {
                        reached.set(key.subgraph());
                        grown = true;
                    }
                }
            } while (grown);
        }
        if (depth == 0) {
            known.put(start, reached);
        }
        return reached;
    }

    /// The ways to resolve a field of the object, in the subgraphs that can be asked.
    List<FieldMove> resolvers(int type, String field, Position position, Set<String> contexts) {
        BitSet reached = from(type, position);
        List<FieldMove> resolvers = new ArrayList<>();
        for (int subgraph = reached.nextSetBit(0);
                subgraph >= 0;
                subgraph = reached.nextSetBit(subgraph + 1)) {
            FieldMove move = move(subgraph, type, field, position);
            if (move != null
                    && isMet(move, type, position, 0)
                    && move.definition().contextArguments().stream()
                            .allMatch(argument -> contexts.contains(argument.context()))) {
                resolvers.add(move);
            }
        }
        return resolvers;
    }

    /// The subgraph's way to resolve the field, by itself or by what is provided; null when it has
    /// none.
    private @Nullable FieldMove move(int subgraph, int type, String field, Position position) {
        FieldMove move = moves.move(subgraph, type, field);
        if (move == null || move.resolvable()) {
            return move;
        }
        boolean provided =
                position.subgraph() == subgraph
                        && Provided.has(position.provided(), field, typeNames(type));
        return provided ? move : null;
    }

    private Predicate<String> typeNames(int type) {
        return condition -> graph.possible(condition).contains(type);
    }

    /// What the field requires can be had from the subgraph that requires it, and the subgraph be
    /// asked again with it.
    private boolean isMet(FieldMove move, int type, Position position, int depth) {
        if (move.definition().requires().isEmpty()) {
            return true;
        }
        Pending self = new Pending(type, move);
        if (!pending.add(self)) {
            return false;
        }
        try {
            List<FieldSet.Selection> requires = move.definition().requires().get().selections();
            Position asked =
                    position.subgraph() == move.subgraph()
                            ? position
                            : Position.at(move.subgraph());
            BitSet known = from(type, asked, depth + 1);
            return resolves(requires, type, known, asked, depth + 1)
                    && canEnter(move.subgraph(), type, known, asked, depth + 1);
        } finally {
            pending.remove(self);
        }
    }

    private boolean canEnter(int subgraph, int type, BitSet reached, Position position, int depth) {
        return graph.keyMoves(type).stream()
                .filter(key -> key.subgraph() == subgraph)
                .anyMatch(
                        key -> resolves(key.fields().selections(), type, reached, position, depth));
    }

    private boolean resolves(
            List<FieldSet.Selection> selections,
            int type,
            BitSet reached,
            Position position,
            int depth) {
        if (depth > DEPTH_MAX) {
            cut = true;
            return false;
        }
        for (FieldSet.Selection selection : selections) {
            boolean resolved =
                    switch (selection) {
                        case FieldSet.TypeCondition(var on, var inner) ->
                                !graph.possible(on).contains(type)
                                        || resolves(inner, type, reached, position, depth);
                        case FieldSet.Field field ->
                                resolves(field, type, reached, position, depth);
                    };
            if (!resolved) {
                return false;
            }
        }
        return true;
    }

    private boolean resolves(
            FieldSet.Field field, int type, BitSet reached, Position position, int depth) {
        if (field.name().equals("__typename")) {
            return true;
        }
        for (int subgraph = reached.nextSetBit(0);
                subgraph >= 0;
                subgraph = reached.nextSetBit(subgraph + 1)) {
            FieldMove move = move(subgraph, type, field.name(), position);
            if (move != null
                    && isMet(move, type, position, depth)
                    && resolvesBelow(field, move, type, position, depth)) {
                return true;
            }
        }
        return false;
    }

    private boolean resolvesBelow(
            FieldSet.Field field, FieldMove move, int type, Position position, int depth) {
        if (field.selections().isEmpty()) {
            return true;
        }
        Position below = below(move, type, field.name(), position);
        TypeSet possible = graph.possibleIn(move.subgraph(), move.target());
        return possible.stream()
                .allMatch(
                        target ->
                                resolves(
                                        field.selections(),
                                        target,
                                        from(target, below, depth + 1),
                                        below,
                                        depth + 1));
    }

    /// Where the field's value is, when it is resolved this way.
    Position below(FieldMove move, int type, String field, Position position) {
        List<FieldSet.Selection> provided = new ArrayList<>();
        if (position.subgraph() == move.subgraph()) {
            provided.addAll(Provided.below(position.provided(), field, typeNames(type)));
        }
        move.definition().provides().ifPresent(set -> provided.addAll(set.selections()));
        return new Position(move.subgraph(), List.copyOf(provided));
    }
}
