package commercegraph.router.execution;

import java.util.function.Consumer;

/// Brings requests to subgraphs. Implementations do not block, and answer each request exactly
/// once. They have the timeout, the retries (of queries only) and the bounds on an answer's size.
///
/// Requests to [commercegraph.router.federation.SubgraphName#INTROSPECTION] come here as well:
/// whoever stands in front answers them from the API schema.
public interface SubgraphClient {
    /// @param whenDone takes the outcome, on any thread, and possibly before this call returns
    void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone);

    /// Starts a subscription.
    ///
    /// @param events takes what the subgraph sends, one event at a time
    /// @return ends the subscription when it is closed; more than once does no harm
    default Subscription subscribe(SubgraphRequest request, SubscriptionEvents events) {
        events.ended(new SubgraphFailure.Unsupported(request.subgraph(), "subscriptions"));
        return () -> {};
    }

    /// A running subscription.
    interface Subscription extends AutoCloseable {
        @Override
        void close();

        /// Asks for no more events until [#resume]; those under way may still come.
        default void pause() {}

        default void resume() {}
    }

    /// What a subscription brings. After `completed` or `ended` nothing comes any more.
    interface SubscriptionEvents {
        void next(SubgraphResponse event);

        void completed();

        void ended(SubgraphFailure failure);
    }
}
