package commercegraph.metrics.api;

import static commercegraph.metrics.domain.InteractionRecorder.EVENTS_MAX;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.metrics.domain.InteractionRecorder;
import commercegraph.metrics.domain.SenderKeys;
import commercegraph.schema.metrics.types.EventOutcome;
import commercegraph.schema.metrics.types.EventResult;
import commercegraph.schema.metrics.types.RecordInteractionsInput;
import commercegraph.schema.metrics.types.RecordInteractionsPayload;
import commercegraph.support.errors.GraphFailure;
import java.util.List;

/// Takes events in, from senders that the router has let through.
@DgsComponent
class RecordInteractionsFetcher {

    private final InteractionRecorder recorder;
    private final Senders senders;

    RecordInteractionsFetcher(InteractionRecorder recorder, Senders senders) {
        this.recorder = recorder;
        this.senders = senders;
    }

    @DgsMutation
    RecordInteractionsPayload recordInteractions(
            @InputArgument RecordInteractionsInput input, DgsDataFetchingEnvironment env) {
        String keyId = senders.require(SenderKeys.EVENTS_WRITE, env);
        if (input.getEvents().size() > EVENTS_MAX)
            throw GraphFailure.badUserInput("`events` must be " + EVENTS_MAX + " at most");
        return payload(Answers.of(() -> recorder.record(EventInputs.batch(keyId, input))));
    }

    private static RecordInteractionsPayload payload(
            List<commercegraph.metrics.domain.EventResult> recorded) {
        List<EventResult> results =
                recorded.stream().map(RecordInteractionsFetcher::result).toList();
        return RecordInteractionsPayload.newBuilder()
                .recordedCount(count(results, EventOutcome.RECORDED))
                .duplicateCount(count(results, EventOutcome.DUPLICATE))
                .rejectedCount(count(results, EventOutcome.REJECTED))
                .results(results)
                .userErrors(List.of())
                .build();
    }

    private static int count(List<EventResult> results, EventOutcome outcome) {
        return (int) results.stream().filter(result -> result.getOutcome() == outcome).count();
    }

    private static EventResult result(commercegraph.metrics.domain.EventResult result) {
        var view = EventResult.newBuilder().eventId(result.eventId());
        return switch (result) {
            case commercegraph.metrics.domain.EventResult.Recorded(_, var id) ->
                    view.outcome(EventOutcome.RECORDED).interactionId(id.value()).build();
            case commercegraph.metrics.domain.EventResult.Duplicate(_, var id) ->
                    view.outcome(EventOutcome.DUPLICATE).interactionId(id.value()).build();
            case commercegraph.metrics.domain.EventResult.Rejected(_, var rejection) ->
                    view.outcome(EventOutcome.REJECTED).error(UserErrors.of(rejection)).build();
        };
    }
}
