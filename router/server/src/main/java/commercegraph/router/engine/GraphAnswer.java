package commercegraph.router.engine;

import commercegraph.router.execution.Answer;
import commercegraph.router.execution.AnswerEvents;
import commercegraph.router.execution.SubgraphClient;
import java.util.List;

/// What becomes of a GraphQL request.
public sealed interface GraphAnswer {
    /// It was executed; there may be errors in the answer.
    record Executed(Answer answer) implements GraphAnswer {}

    /// It is a subscription, and nothing was executed so far: its answers come when it is opened.
    record Events(EventSource source) implements GraphAnswer {}

    /// Opens a subscription, once.
    @FunctionalInterface
    interface EventSource {
        /// @return ends the subscription when it is closed
        SubgraphClient.Subscription open(AnswerEvents answers);
    }

    /// Nothing was executed, since it is no valid request over this graph: GraphQL specification,
    /// section 7.1.1 "Request Error Result Format".
    record Invalid(List<RequestError> errors) implements GraphAnswer {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /// Nothing was executed, since the router does not take this request from this caller or in
    /// this way.
    ///
    /// @param status the HTTP status, whatever media type the client asked for
    record Refused(int status, RequestError error) implements GraphAnswer {}
}
