package commercegraph.router.execution;

import java.util.concurrent.CompletionStage;

/// Runs compiled plans. Has no state of its own: one for a router is enough, and any number of
/// threads may use it.
public final class Executor {
    private final SubgraphClient client;
    private final ExecutionBounds bounds;

    public Executor(SubgraphClient client, ExecutionBounds bounds) {
        this.client = client;
        this.bounds = bounds;
    }

    /// Runs a query or a mutation. What goes wrong in subgraphs is in the answer; the stage fails
    /// only by a fault of the router itself.
    ///
    /// @return completes on the thread that brings the last subgraph's answer
    public CompletionStage<Answer> execute(
            CompiledPlan plan, Variables variables, RequestContext context) {
        if (plan.subscription().isPresent()) {
            throw new IllegalArgumentException("a subscription is subscribed to");
        }
        return new Run(plan, variables, context, client, bounds).start();
    }

    /// The answer to one event of a subscription: the rest of the plan runs for it.
    ///
    /// @param event what the subgraph that was subscribed to sent
    public CompletionStage<Answer> executeForEvent(
            CompiledPlan plan,
            Variables variables,
            RequestContext context,
            SubgraphResponse event) {
        CompiledStep.Fetch primary =
                plan.subscription()
                        .orElseThrow(() -> new IllegalArgumentException("not a subscription"));
        return new Run(plan, variables, context, client, bounds).startWith(primary, event);
    }
}
