package commercegraph.router.engine;

import commercegraph.router.cache.SharedFetches;
import commercegraph.router.execution.ExecutionBounds;
import commercegraph.router.execution.Executor;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.planner.QueryPlanner;
import commercegraph.router.security.FieldAuthorization;
import commercegraph.router.supergraph.Supergraph;

/// One supergraph with all that serves it. Immutable but for what its caches learn; another
/// supergraph is another graph, and requests that began on the old one end there.
public final class Graph {
    private final Preparation preparation;
    private final Executor executor;
    private final SharedAnswers answers;

    private Graph(Preparation preparation, Executor executor, SharedAnswers answers) {
        this.preparation = preparation;
        this.executor = executor;
        this.answers = answers;
    }

    /// @param client reaches the supergraph's subgraphs
    /// @param workers do what takes longer than an event loop may be kept: planning, introspection
    /// @throws IllegalArgumentException when the supergraph's directives cannot be read
    public static Graph of(
            Supergraph supergraph,
            EngineSettings settings,
            SubgraphClient client,
            java.util.concurrent.Executor workers) {
        Preparation preparation =
                new Preparation(
                        new OperationReader(supergraph, settings.limits().document()),
                        new FieldAuthorization(supergraph),
                        new OverrideLabels(supergraph, settings.overrideLabels()),
                        new QueryPlanner(supergraph, settings.planStepsMax()),
                        settings,
                        workers);
        SubgraphClient shared = settings.shareFetches() ? new SharedFetches(client) : client;
        SubgraphClient withIntrospection =
                new IntrospectionClient(shared, supergraph.apiSchema(), workers);
        Executor executor = new Executor(withIntrospection, ExecutionBounds.DEFAULT);
        return new Graph(
                preparation, executor, new SharedAnswers(executor, settings.shareAnswers()));
    }

    Preparation preparation() {
        return preparation;
    }

    /// For subscriptions, which nobody shares.
    Executor executor() {
        return executor;
    }

    SharedAnswers answers() {
        return answers;
    }
}
