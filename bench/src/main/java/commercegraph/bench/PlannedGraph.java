package commercegraph.bench;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.planner.Planning;
import commercegraph.router.planner.QueryPlanner;
import commercegraph.router.supergraph.Supergraph;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A supergraph with the stages before execution, as the router has them. What an operation is
/// wrong in is an exception here.
public record PlannedGraph(OperationReader reader, QueryPlanner planner) {
    private static final int PLAN_STEPS_MAX = 250_000;

    public static PlannedGraph of(Supergraph supergraph) {
        return new PlannedGraph(
                new OperationReader(supergraph, DocumentLimits.DEFAULT),
                new QueryPlanner(supergraph, PLAN_STEPS_MAX));
    }

    public ClientOperation read(String document) {
        return valid(reader.read(document, Optional.empty()));
    }

    /// Variables of conditions are true.
    public Operation operation(String document) {
        return normalize(read(document));
    }

    public Operation normalize(ClientOperation client) {
        Map<String, Boolean> conditions =
                client.conditionVariables().stream()
                        .collect(Collectors.toMap(name -> name, _ -> true));
        return valid(client.normalize(conditions));
    }

    public QueryPlan plan(Operation operation) {
        return planned(operation).plan();
    }

    public Planning.Planned planned(Operation operation) {
        return switch (planner.plan(operation, Set.of())) {
            case Planning.Planned planned -> planned;
            case Planning.Refused(var failure) ->
                    throw new IllegalStateException(failure.message());
        };
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var errors) ->
                    throw new IllegalStateException(errors.toString());
        };
    }
}
