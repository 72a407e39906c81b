package commercegraph.router.engine;

import commercegraph.router.execution.Answer;
import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.Variables;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request's way from its document to its answer, on its event loop but for the stages that
/// nobody knows yet.
final class RequestRun {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRun.class);
    private static final int STATUS_INTERNAL = 500;
    private static final int STATUS_UNAVAILABLE = 503;

    private final Graph graph;
    private final GraphRequest request;
    private final Requester requester;
    private final Consumer<GraphAnswer> whenDone;
    private boolean done;

    RequestRun(
            Graph graph,
            GraphRequest request,
            Requester requester,
            Consumer<GraphAnswer> whenDone) {
        this.graph = graph;
        this.request = request;
        this.requester = requester;
        this.whenDone = whenDone;
    }

    void start() {
        guarded(() -> go(new RequestStages(graph.preparation(), request, requester).first()));
    }

    private void go(Position from) {
        switch (Position.advance(from)) {
            case Position.Planned(var plan) -> execute(plan);
            case Position.Answered(var answer) -> done(answer);
            case Position.Failed(var fault) -> fail(fault);
            case Position.Awaits<?> awaits -> await(awaits);
        }
    }

    /// The first who needs a stage has a worker do it, and whatever else the request needs; all
    /// others wait for what comes of it.
    private void await(Position.Awaits<?> awaits) {
        if (awaits.stage().lead()) {
            graph.workers()
                    .take(
                            new Pass(
                                    awaits,
                                    requester.client().name(),
                                    request.document().length(),
                                    this::goOnLoop));
        } else {
            awaits.stage().whenComplete((_, _) -> goOnLoop(awaits));
        }
    }

    private void goOnLoop(Position from) {
        requester.loop().execute(() -> guarded(() -> go(from)));
    }

    private void execute(CompiledPlan plan) {
        Variables variables = request.variables();
        if (plan.isSubscribedTo()) {
            done(
                    new GraphAnswer.Events(
                            answers ->
                                    graph.executor()
                                            .subscribe(
                                                    plan,
                                                    variables,
                                                    requester.context(),
                                                    answers)));
            return;
        }
        graph.answers()
                .execute(plan, variables, requester)
                .whenComplete(
                        (answer, failure) ->
                                requester.loop().execute(() -> executed(answer, failure)));
    }

    private void executed(@Nullable Answer answer, @Nullable Throwable failure) {
        if (answer == null) {
            fail(failure == null ? new IllegalStateException("no answer") : failure);
        } else {
            guarded(() -> done(new GraphAnswer.Executed(answer)));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (CancellationException _) {
            overloaded();
        } catch (RuntimeException | StackOverflowError fault) {
            fail(fault);
        }
    }

    private void overloaded() {
        done(
                new GraphAnswer.Refused(
                        STATUS_UNAVAILABLE,
                        RequestError.of(
                                RequestError.UNAVAILABLE,
                                "Too many new operations wait to be planned: try again")));
    }

    /// A fault of the router itself: the client learns that there is one, the log what it is.
    private void fail(Throwable fault) {
        LOG.error("request {} failed", requester.context().correlationId(), fault);
        done(
                new GraphAnswer.Refused(
                        STATUS_INTERNAL,
                        RequestError.of(RequestError.INTERNAL, "The router failed to answer")));
    }

    /// Once, whatever fails afterwards.
    private void done(GraphAnswer answer) {
        if (!done) {
            done = true;
            whenDone.accept(answer);
        }
    }
}
