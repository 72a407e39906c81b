package commercegraph.router.engine;

import commercegraph.router.cache.SharedFetches;
import commercegraph.router.engine.workers.Workers;
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
    private final Workers workers;
    private final Executor executor;
    private final SharedAnswers answers;

    private Graph(
            Preparation preparation, Workers workers, Executor executor, SharedAnswers answers) {
        this.preparation = preparation;
        this.workers = workers;
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
            Workers workers) {
        Preparation preparation =
                new Preparation(
                        new OperationReader(supergraph, settings.limits().document()),
                        new FieldAuthorization(supergraph),
                        new OverrideLabels(supergraph, settings.overrideLabels()),
                        new QueryPlanner(supergraph, settings.plans().stepsMax()),
                        settings);
        SubgraphClient shared = settings.shareFetches() ? new SharedFetches(client) : client;
        SubgraphClient withIntrospection =
                new IntrospectionClient(shared, supergraph.apiSchema(), workers);
        Executor executor = new Executor(withIntrospection, settings.execution());
        return new Graph(
                preparation,
                workers,
                executor,
                new SharedAnswers(executor, settings.shareAnswers()));
    }

    Preparation preparation() {
        return preparation;
    }

    Workers workers() {
        return workers;
    }

    /// For subscriptions, which nobody shares.
    Executor executor() {
        return executor;
    }

    SharedAnswers answers() {
        return answers;
    }
}
