package commercegraph.router.transport.http;

import commercegraph.router.engine.GraphAnswer;
import commercegraph.router.engine.GraphEngine;
import commercegraph.router.engine.GraphRequest;
import commercegraph.router.engine.RequestError;
import commercegraph.router.engine.RequestErrors;
import commercegraph.router.engine.Requester;
import commercegraph.router.json.JsonBuffer;
import java.util.List;

/// Runs the requests of a batch one after the other, so that mutations keep their order and a batch
/// is no way to have more work done at once than with single requests. Lives on one event loop.
final class BatchRun {
    private static final int CAPACITY = 1_024;

    private final GraphEngine engine;
    private final Exchange exchange;
    private final Requester requester;
    private final List<GraphRequest> requests;
    private final JsonBuffer answers = new JsonBuffer(CAPACITY);
    private int answered;
    private boolean waits;
    private boolean runs;

    /// @param requests one at least
    BatchRun(
            GraphEngine engine,
            Exchange exchange,
            Requester requester,
            List<GraphRequest> requests) {
        this.engine = engine;
        this.exchange = exchange;
        this.requester = requester;
        this.requests = requests;
    }

    /// Many answers may come before `execute` returns: a loop takes them, and no recursion.
    void run() {
        if (runs) {
            return;
        }
        runs = true;
        while (!waits && answered < requests.size()) {
            waits = true;
            engine.execute(
                    requests.get(answered),
                    requester,
                    answer -> exchange.safely(() -> take(answer)));
        }
        runs = false;
        if (!waits) {
            answers.raw((byte) ']');
            exchange.answerBatch(answers.toBytes());
        }
    }

    private void take(GraphAnswer answer) {
        answers.raw((byte) (answered == 0 ? '[' : ','));
        append(answer);
        answered++;
        waits = false;
        run();
    }

    private void append(GraphAnswer answer) {
        switch (answer) {
            case GraphAnswer.Executed(var executed) ->
                    answers.raw(executed.array(), 0, executed.length());
            case GraphAnswer.Invalid(var errors) -> answers.raw(RequestErrors.json(errors));
            case GraphAnswer.Events _ ->
                    append(RequestError.of(RequestError.BAD_USER_INPUT, Exchange.NO_EVENTS));
            case GraphAnswer.Refused(_, var error) -> append(error);
        }
    }

    private void append(RequestError error) {
        answers.raw(RequestErrors.json(List.of(error)));
    }
}
