package commercegraph.router.execution;

import commercegraph.router.execution.SubgraphClient.Subscription;
import commercegraph.router.execution.SubgraphClient.SubscriptionEvents;
import commercegraph.router.federation.SubgraphName;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers the events of one subscription, each after the one before it: the rest of the plan runs
/// for one event at a time, and others wait for it and for the client to take its answer. When many
/// or large ones wait, the subgraph is asked to pause; too many of them end the subscription.
final class EventAnswers implements SubscriptionEvents, Subscription {
    private static final int WAITING_MAX = 10_000;
    private static final int WAITING_PAUSE = 32;
    private static final long WAITING_BYTES_PAUSE = 1 << 20;

    private final SubgraphName subgraph;
    private final Function<SubgraphResponse, CompletionStage<Answer>> answering;
    private final AnswerEvents answers;
    private final SerialQueue queue = new SerialQueue();
    private final Queue<SubgraphResponse> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean paused;
    private boolean answersNow;
    private boolean ended;
    private boolean closed;
    private Optional<SubgraphFailure> failure = Optional.empty();
    private Optional<Subscription> source = Optional.empty();

    EventAnswers(
            SubgraphName subgraph,
            Function<SubgraphResponse, CompletionStage<Answer>> answering,
            AnswerEvents answers) {
        this.subgraph = subgraph;
        this.answering = answering;
        this.answers = answers;
    }

    /// What is closed with this: known only after events may have come already.
    void closes(Subscription subscription) {
        queue.execute(
                () -> {
                    source = Optional.of(subscription);
                    if (paused) {
                        subscription.pause();
                    }
                    if (closed) {
                        subscription.close();
                    }
                });
    }

    @Override
    public void next(SubgraphResponse event) {
        queue.execute(
                () -> {
                    if (ended || closed) {
                        return;
                    }
                    if (waiting.size() == WAITING_MAX) {
                        end(
                                Optional.of(
                                        new SubgraphFailure.Refused(
                                                subgraph, "its events come too fast")));
                        source.ifPresent(Subscription::close);
                    } else {
                        waiting.add(event);
                        waitingBytes += event.body().length;
                        answerNext();
                        pauseIfMuchWaits();
                    }
                });
    }

    private void pauseIfMuchWaits() {
        boolean much = waiting.size() >= WAITING_PAUSE || waitingBytes >= WAITING_BYTES_PAUSE;
        if (much && !paused) {
            paused = true;
            source.ifPresent(Subscription::pause);
        }
    }

    private void resumeIfLittleWaits() {
        boolean little =
                waiting.size() <= WAITING_PAUSE / 2 && waitingBytes <= WAITING_BYTES_PAUSE / 2;
        if (little && paused) {
            paused = false;
            source.ifPresent(Subscription::resume);
        }
    }

    @Override
    public void completed() {
        queue.execute(() -> end(Optional.empty()));
    }

    @Override
    public void ended(SubgraphFailure reason) {
        queue.execute(() -> end(Optional.of(reason)));
    }

    @Override
    public void close() {
        queue.execute(
                () -> {
                    closed = true;
                    waiting.clear();
                    source.ifPresent(Subscription::close);
                });
    }

    private void end(Optional<SubgraphFailure> reason) {
        if (!ended) {
            ended = true;
            failure = reason;
            answerNext();
        }
    }

    private void answerNext() {
        if (answersNow || closed) {
            return;
        }
        SubgraphResponse event = waiting.poll();
        if (event != null) {
            answersNow = true;
            waitingBytes -= event.body().length;
            resumeIfLittleWaits();
            answering
                    .apply(event)
                    .whenComplete((answer, _) -> queue.execute(() -> answered(answer)));
        } else if (ended) {
            closed = true;
            failure.ifPresent(reason -> answers.next(Answer.of(reason)));
            answers.completed();
        }
    }

    /// @param answer null when the router itself failed
    private void answered(@Nullable Answer answer) {
        if (closed) {
            return;
        }
        answers.next(
                answer != null
                        ? answer
                        : Answer.of(
                                new SubgraphFailure.NotGraphQl(
                                        subgraph, "an event that could not be answered")));
        answers.whenReady(
                () ->
                        queue.execute(
                                () -> {
                                    answersNow = false;
                                    answerNext();
                                }));
    }
}
