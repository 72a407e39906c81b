package commercegraph.router.composition.satisfiability;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.report.Place;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.Contexts;
import commercegraph.router.supergraph.Supergraph;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Walks over all states that a query can lead to, from the roots on. A state that another one
/// covers leads nowhere new: whoever could come from fewer subgraphs could do no more, and that was
/// enough. So there are finitely many.
final class Exploration {
    /// Of fields, for all states. Far more than a schema of ten thousand types needs.
    private static final int VISITS_MAX = 4_000_000;

    private final QueryGraph graph;
    private final Findings findings;
    private final Memory memory;
    private final Map<Labels, Reach> reach = new HashMap<>();
    private final RuntimeTypes runtimeTypes;
    private final Contexts contexts;
    private final Deque<State> open = new ArrayDeque<>();
    private final Map<Integer, List<State>> seen = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Set<Integer> roots;
    private int visits;

    /// Whether a state knows how labels were supposed to be on its path.
    enum Memory {
        REMEMBERS,
        FORGETS
    }

    Exploration(QueryGraph graph, Memory memory, Findings findings) {
        this.graph = graph;
        this.memory = memory;
        this.findings = findings;
        this.roots = rootTypes(graph);
        this.runtimeTypes = new RuntimeTypes(graph);
        this.contexts = Contexts.of(graph.supergraph());
    }

    private static Set<Integer> rootTypes(QueryGraph graph) {
        Set<Integer> types = new HashSet<>();
        roots(graph.supergraph()).forEach(root -> types.add(graph.typeNumber(root)));
        return types;
    }

    private static Stream<String> roots(Supergraph supergraph) {
        return Stream.of(
                        Optional.of(supergraph.queryType()),
                        supergraph.mutationType(),
                        supergraph.subscriptionType())
                .flatMap(Optional::stream);
    }

    void explore() {
        explore(Labels.NONE);
    }

    /// @param labels those of which something is supposed from the start
    void explore(Labels labels) {
        roots(graph.supergraph())
                .forEach(
                        root -> {
                            Set<Position> everywhere = new LinkedHashSet<>();
                            int type = graph.typeNumber(root);
                            for (int subgraph = 0; subgraph < graph.subgraphCount(); subgraph++) {
                                if (graph.nameIn(subgraph, type) != null) {
                                    everywhere.add(Position.at(subgraph));
                                }
                            }
                            add(new State(type, everywhere, Set.of(), labels, null));
                        });
        while (!open.isEmpty() && visits <= VISITS_MAX) {
            visit(open.remove());
        }
        if (visits > VISITS_MAX) {
            findings.error(
                    ErrorCode.MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED,
                    "there are more than %d ways through the subgraphs: it cannot be told whether each query can be answered"
                            .formatted(VISITS_MAX));
        }
    }

    private void add(State state) {
        List<State> known = seen.computeIfAbsent(state.type(), _ -> new ArrayList<>());
        if (known.stream().noneMatch(state::isCoveredBy)) {
            known.add(state);
            open.add(state);
        }
    }

    private void visit(State state) {
        GraphQLObjectType type =
                graph.supergraph().apiSchema().getObjectType(graph.typeName(state.type()));
        if (type == null) {
            return;
        }
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            visit(state, field.getName());
        }
    }

    /// Splits where it depends on a label.
    private void visit(State state, String field) {
        Deque<Labels> ways = new ArrayDeque<>(List.of(state.labels()));
        while (!ways.isEmpty() && visits <= VISITS_MAX) {
            visits++;
            Labels labels = ways.remove();
            try {
                visit(state, field, labels);
            } catch (Labels.Undecided e) {
                ways.add(labels.with(e.label(), false));
                ways.add(labels.with(e.label(), true));
            }
        }
    }

    private void visit(State state, String field, Labels labels) {
        Reach reachable = reach.computeIfAbsent(labels, known -> new Reach(graph, known, roots));
        Map<Position, FieldMove> values = new LinkedHashMap<>();
        for (Position position : state.positions()) {
            for (FieldMove move :
                    reachable.resolvers(state.type(), field, position, state.contexts())) {
                values.put(reachable.below(move, state.type(), field, position), move);
            }
        }
        String coordinate = graph.typeName(state.type()) + "." + field;
        if (values.isEmpty()) {
            tell(
                    ErrorCode.SATISFIABILITY_ERROR,
                    coordinate,
                    "no subgraph that can be asked at \"%s\" resolves \"%s\"%s"
                            .formatted(
                                    State.text(state.path()),
                                    coordinate,
                                    reachable.isCut()
                                            ? " (requirements and fields in field sets are followed %d deep)"
                                                    .formatted(Reach.DEPTH_MAX)
                                            : ""));
            return;
        }
        checkShared(coordinate, values);
        follow(state, field, labels, values);
    }

    private void follow(State state, String field, Labels labels, Map<Position, FieldMove> values) {
        Map<Integer, Set<Position>> next = new LinkedHashMap<>();
        boolean composite = false;
        boolean tellable = false;
        for (Map.Entry<Position, FieldMove> value : values.entrySet()) {
            int subgraph = value.getKey().subgraph();
            String target = value.getValue().target();
            TypeSet possible = graph.possibleIn(subgraph, target);
            composite |= !possible.isEmpty();
            if (!possible.isEmpty() && runtimeTypes.canTell(subgraph, target)) {
                tellable = true;
                possible.forEach(
                        type ->
                                next.computeIfAbsent(type, _ -> new LinkedHashSet<>())
                                        .add(value.getKey()));
            }
        }
        if (composite && !tellable) {
            String coordinate = graph.typeName(state.type()) + "." + field;
            tell(
                    ErrorCode.SATISFIABILITY_ERROR,
                    coordinate,
                    "the type of the objects at \"%s\" cannot be found out: they come from an interface object"
                            .formatted(State.text(state.then(field))));
        }
        Set<String> set = new HashSet<>(state.contexts());
        set.addAll(contexts.setBy(graph.typeName(state.type())));
        Labels remembered = memory == Memory.REMEMBERS ? labels : Labels.NONE;
        next.forEach(
                (type, positions) ->
                        add(new State(type, positions, set, remembered, state.then(field))));
    }

    /// Of a shared field of abstract type the subgraphs return objects of the same types: else it
    /// would depend on whom one asks.
    private void checkShared(String coordinate, Map<Position, FieldMove> values) {
        Map<Integer, TypeSet> bySubgraph = new LinkedHashMap<>();
        boolean isAbstract = false;
        for (FieldMove move : values.values()) {
            bySubgraph.put(move.subgraph(), graph.possibleIn(move.subgraph(), move.target()));
            isAbstract |= graph.isAbstract(move.target());
        }
        if (!isAbstract || bySubgraph.size() < 2) {
            return;
        }
        TypeSet common = bySubgraph.values().iterator().next();
        boolean different = false;
        for (TypeSet types : bySubgraph.values()) {
            different |= !types.equals(common);
            common = common.and(types);
        }
        if (common.isEmpty()) {
            tell(
                    ErrorCode.SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES,
                    coordinate,
                    "\"%s\" is shared, but no type of object can come from all of its subgraphs"
                            .formatted(coordinate));
        } else if (different && told.add("hint " + coordinate)) {
            findings.hint(
                    HintCode.INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN,
                    "\"%s\" is shared, but some objects come from some of its subgraphs only"
                            .formatted(coordinate),
                    List.of());
        }
    }

    /// Once for each field, by the first path that leads there.
    private void tell(ErrorCode code, String coordinate, String message) {
        if (told.add(code + coordinate)) {
            int dot = coordinate.indexOf('.');
            int type = graph.typeNumber(coordinate.substring(0, dot));
            List<Place> places =
                    graph.resolvers(type, coordinate.substring(dot + 1)).stream()
                            .map(move -> new Place(graph.subgraph(move.subgraph()), 0, 0))
                            .toList();
            findings.error(code, message, places);
        }
    }
}
