package commercegraph.router.planner;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.operation.Operation;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.planner.fetches.AwaitTypes;
import commercegraph.router.planner.fetches.DropUnused;
import commercegraph.router.planner.fetches.FetchGraph;
import commercegraph.router.planner.fetches.FetchStep;
import commercegraph.router.planner.fetches.FetchWriter;
import commercegraph.router.planner.fetches.ResponseTypes;
import commercegraph.router.planner.fetches.ResponseWriter;
import commercegraph.router.planner.fetches.Round;
import commercegraph.router.planner.fetches.SeparateConflicts;
import commercegraph.router.planner.fetches.ShareRequests;
import commercegraph.router.planner.paths.Completion;
import commercegraph.router.planner.paths.Hops;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.ShapeBuilder;
import commercegraph.router.planner.paths.Steps;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.Supergraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Plans operations over one supergraph: fewest fetches one after the other, then fewest fetches.
/// For any number of threads; what depends on the supergraph alone is computed once.
public final class QueryPlanner {
    /// Of override labels: graphs for more sets than these are made anew each time.
    private static final int GRAPHS_MAX = 16;

    private final Supergraph supergraph;
    private final int stepsMax;
    private final Set<String> labels;
    private final Map<Set<String>, Tables> tables = new ConcurrentHashMap<>();

    /// @param stepsMax what planning one operation may take; a large operation takes some
    ///     thousands
    public QueryPlanner(Supergraph supergraph, int stepsMax) {
        this.supergraph = supergraph;
        this.stepsMax = stepsMax;
        this.labels = QueryGraph.labels(supergraph);
        tables.put(Set.of(), Tables.of(supergraph, Set.of()));
    }

    /// The labels of progressive `@override` in the supergraph: those which are on must be handed
    /// to [#plan].
    public Set<String> labels() {
        return labels;
    }

    /// @param labelsOn the override labels that are on for this request
    public Planning plan(Operation operation, Set<String> labelsOn) {
        return plan(operation, labelsOn, stepsMax);
    }

    /// The same with less patience, for callers that plan again what takes more.
    ///
    /// @param stepsNow how many steps it may take for now, and never more than the planner's
    public Planning plan(Operation operation, Set<String> labelsOn, int stepsNow) {
        Steps steps = new Steps(Math.min(stepsNow, stepsMax));
        try {
            QueryPlan plan = plan(operation, tables(labelsOn), steps);
            return new Planning.Planned(plan, steps.taken());
        } catch (Steps.Exhausted e) {
            return new Planning.Refused(new PlanningFailure.TooManySteps(e.max()));
        } catch (Placement.UnreachableField e) {
            return new Planning.Refused(e.failure());
        }
    }

    private static QueryPlan plan(Operation operation, Tables tables, Steps steps) {
        QueryGraph graph = tables.graph;
        Shape shape =
                new ShapeBuilder(graph, steps).build(operation.rootType(), operation.selections());
        FetchGraph fetches = new FetchGraph(graph, shape, operation.kind());
        Completion completion = new Completion(graph, tables.hops, steps);
        Search search = Search.of(graph, tables.hops, completion, steps, fetches);
        new Placement(search).run(Horizon.of(shape, graph, completion));
        FetchGraph needed = DropUnused.apply(fetches);
        FetchGraph separate = SeparateConflicts.apply(needed, graph, steps);
        FetchGraph told = AwaitTypes.apply(separate, steps);
        FetchWriter writer = new FetchWriter(graph, operation.variables());
        return new QueryPlan(
                operation.kind(),
                root(operation.kind(), told, writer, steps),
                new ResponseWriter(graph, tables.types).write(shape, fetches.root()));
    }

    private static Optional<PlanNode> root(
            OperationKind kind, FetchGraph fetches, FetchWriter writer, Steps steps) {
        if (kind == OperationKind.SUBSCRIPTION && !fetches.fetches().isEmpty()) {
            return Optional.of(subscription(fetches.fetches(), writer, steps));
        }
        List<PlanNode> phases = new ArrayList<>();
        for (int phase = 0; phase <= fetches.phase(); phase++) {
            int own = phase;
            List<FetchStep> some =
                    fetches.fetches().stream().filter(fetch -> fetch.phase() == own).toList();
            PlanBuilder.build(ShareRequests.apply(some, steps), writer::write)
                    .ifPresent(phases::add);
        }
        return phases.isEmpty() ? Optional.empty() : Optional.of(PlanBuilder.sequence(phases));
    }

    /// GraphQL specification, section 6.2.3: one root field, whose events the rest completes.
    private static PlanNode subscription(List<FetchStep> fetches, FetchWriter writer, Steps steps) {
        FetchStep primary = fetches.getFirst();
        List<Round> rest = ShareRequests.apply(fetches.subList(1, fetches.size()), steps);
        return new PlanNode.Subscription(
                writer.rootFetch(primary), PlanBuilder.build(rest, writer::write));
    }

    private Tables tables(Set<String> labelsOn) {
        Set<String> on = new HashSet<>(labelsOn);
        on.retainAll(labels);
        Tables known = tables.get(on);
        if (known != null) {
            return known;
        }
        Tables made = Tables.of(supergraph, on);
        if (tables.size() < GRAPHS_MAX) {
            tables.put(Set.copyOf(on), made);
        }
        return made;
    }

    private record Tables(QueryGraph graph, Hops hops, ResponseTypes types) {
        static Tables of(Supergraph supergraph, Set<String> labels) {
            QueryGraph graph = QueryGraph.of(supergraph, labels);
            return new Tables(graph, new Hops(graph), new ResponseTypes(graph));
        }
    }
}
