package commercegraph.router.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Answers GraphQL requests: parse, validate, normalize, authorize, plan, execute. One for a
/// router.
public final class GraphEngine {
    private final AtomicReference<Graph> current;

    public GraphEngine(Graph graph) {
        this.current = new AtomicReference<>(graph);
    }

    /// Has to be called on the requester's loop, and answers on it: before this returns, where
    /// everything is known and no subgraph is asked.
    public void execute(GraphRequest request, Requester requester, Consumer<GraphAnswer> whenDone) {
        new RequestRun(current.get(), request, requester, whenDone).start();
    }

    /// From now on requests are answered from this graph; what runs already goes on over the old
    /// one.
    public void replace(Graph graph) {
        current.set(graph);
    }

    /// How many plans the current graph keeps, about.
    public long keptPlans() {
        return current.get().preparation().keptPlans();
    }

    /// How many documents the current graph keeps, about.
    public long keptDocuments() {
        return current.get().preparation().keptDocuments();
    }
}
