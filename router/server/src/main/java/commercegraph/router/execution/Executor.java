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

    /// Starts a subscription: asks the first subgraph of the plan for events, and runs the rest of
    /// the plan for each of them.
    ///
    /// @return ends it when it is closed; nothing comes after that
    public SubgraphClient.Subscription subscribe(
            CompiledPlan plan, Variables variables, RequestContext context, AnswerEvents answers) {
        CompiledStep.Fetch primary =
                plan.subscription()
                        .orElseThrow(() -> new IllegalArgumentException("not a subscription"));
        EventAnswers events =
                new EventAnswers(
                        primary.subgraph(),
                        event ->
                                new Run(plan, variables, context, client, bounds)
                                        .startWith(primary, event),
                        answers);
        byte[] body =
                new FetchPreparer(new Merged(bounds.itemsMax()), plan.types(), variables)
                        .prepare(primary)
                        .orElseThrow()
                        .body();
        events.closes(
                client.subscribe(
                        new SubgraphRequest(primary.subgraph(), primary.kind(), body, context),
                        events));
        return events;
    }
}
