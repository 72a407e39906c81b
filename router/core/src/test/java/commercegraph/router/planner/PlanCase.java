package commercegraph.router.planner;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.PlanText;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A supergraph to plan over, from a file.
final class PlanCase {
    static final int STEPS_MAX = 1_000_000;

    private final OperationReader reader;
    private final QueryPlanner planner;

    private PlanCase(Supergraph supergraph) {
        this.reader = new OperationReader(supergraph, DocumentLimits.DEFAULT);
        this.planner = new QueryPlanner(supergraph, STEPS_MAX);
    }

    static PlanCase of(Path supergraph) throws IOException {
        return ofText(Files.readString(supergraph));
    }

    static PlanCase ofText(String supergraph) {
        return new PlanCase(SupergraphReader.read(supergraph));
    }

    Operation operation(String document, Map<String, Boolean> conditions) {
        ClientOperation read = valid(reader.read(document, Optional.empty()));
        return valid(read.normalize(conditions));
    }

    Planning planning(Operation operation) {
        return planner.plan(operation, Set.of());
    }

    Planning planning(String document) {
        return planner.plan(operation(document, Map.of()), Set.of());
    }

    QueryPlan plan(String document) {
        return switch (planning(document)) {
            case Planning.Planned(var plan, _) -> plan;
            case Planning.Refused(var failure) -> throw new AssertionError(failure.message());
        };
    }

    String text(String document) {
        return switch (planning(document)) {
            case Planning.Planned(var plan, _) -> PlanText.of(plan);
            case Planning.Refused(var failure) -> failure.message();
        };
    }

    /// What is wrong with the operation's plan; empty when nothing is.
    List<String> problems(String document, Path suite) {
        QueryPlan plan = plan(document);
        List<String> problems = new ArrayList<>();
        fetches(plan)
                .forEach(
                        (fetch) ->
                                problems.addAll(
                                        SubgraphSchemas.of(suite)
                                                .problems(fetch.subgraph(), fetch.document())));
        return problems;
    }

    record Asked(SubgraphName subgraph, String document) {}

    static List<Asked> fetches(QueryPlan plan) {
        List<Asked> fetches = new ArrayList<>();
        plan.root().ifPresent(node -> collect(node, fetches));
        return fetches;
    }

    private static void collect(PlanNode node, List<Asked> into) {
        switch (node) {
            case PlanNode.Fetch fetch -> into.add(new Asked(fetch.subgraph(), fetch.document()));
            case PlanNode.BatchFetch fetch ->
                    into.add(new Asked(fetch.subgraph(), fetch.document()));
            case PlanNode.ContextFetch fetch ->
                    into.add(new Asked(fetch.subgraph(), fetch.document()));
            case PlanNode.Flatten(_, var inner) -> collect(inner, into);
            case PlanNode.Sequence(var nodes) -> nodes.forEach(it -> collect(it, into));
            case PlanNode.Parallel(var nodes) -> nodes.forEach(it -> collect(it, into));
            case PlanNode.Subscription(var primary, var rest) -> {
                collect(primary, into);
                rest.ifPresent(it -> collect(it, into));
            }
        }
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var errors) -> throw new AssertionError(errors.toString());
        };
    }
}
