package commercegraph.router.execution;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One execution of a plan. Its steps run one at a time, on whichever thread brings an answer;
/// answers are scanned before that, side by side.
final class Run {
    private final CompiledPlan plan;
    private final RequestContext context;
    private final SubgraphClient client;
    private final ExecutionBounds bounds;
    private final SerialQueue queue = new SerialQueue();
    private final Merged merged;
    private final Errors errors;
    private final FetchPreparer preparer;
    private final ContextPreparer contexts;
    private final AnswerMerger merger;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Run(
            CompiledPlan plan,
            Variables variables,
            RequestContext context,
            SubgraphClient client,
            ExecutionBounds bounds) {
        this.plan = plan;
        this.context = context;
        this.client = client;
        this.bounds = bounds;
        this.merged = new Merged(bounds.itemsMax());
        this.errors = new Errors(bounds);
        this.preparer = new FetchPreparer(merged, plan.types(), variables);
        this.contexts = new ContextPreparer(merged, plan.types(), variables);
        this.merger = new AnswerMerger(merged, plan, errors);
    }

    CompletableFuture<Answer> start() {
        serially(() -> start(plan.steps(), this::finish));
        return answer;
    }

    /// Runs what follows an event of a subscription.
    ///
    /// @param fetch the one that was subscribed to
    CompletableFuture<Answer> startWith(CompiledStep.Fetch fetch, SubgraphResponse event) {
        serially(
                () -> {
                    SubgraphAnswer read =
                            SubgraphAnswer.read(fetch.subgraph(), event, bounds.scan());
                    FetchCall call =
                            new FetchCall(fetch, List.of(new FetchCall.Objects()), new byte[0]);
                    merger.merge(call, read);
                    start(plan.steps(), this::finish);
                });
        return answer;
    }

    private void start(Optional<CompiledStep> step, Runnable done) {
        if (step.isPresent()) {
            start(step.get(), done);
        } else {
            done.run();
        }
    }

    private void start(CompiledStep step, Runnable done) {
        switch (step) {
            case CompiledStep.Fetch fetch -> fetch(fetch, done);
            case CompiledStep.ContextFetch fetch -> send(contexts.prepare(fetch), done);
            case CompiledStep.Sequence(var steps) -> sequence(steps, 0, done);
            case CompiledStep.Parallel(var steps) -> parallel(steps, done);
        }
    }

    private void sequence(List<CompiledStep> steps, int at, Runnable done) {
        if (at == steps.size()) {
            done.run();
        } else {
            start(steps.get(at), () -> sequence(steps, at + 1, done));
        }
    }

    private void parallel(List<CompiledStep> steps, Runnable done) {
        Countdown countdown = new Countdown(steps.size(), done);
        if (steps.isEmpty()) {
            done.run();
        }
        for (CompiledStep step : steps) {
            start(step, countdown);
        }
    }

    private void fetch(CompiledStep.Fetch fetch, Runnable done) {
        Optional<FetchCall> prepared = preparer.prepare(fetch);
        if (prepared.isEmpty()) {
            done.run();
            return;
        }
        send(prepared.get(), done);
    }

    private void send(List<FetchCall> calls, Runnable done) {
        if (calls.isEmpty()) {
            done.run();
            return;
        }
        Countdown countdown = new Countdown(calls.size(), done);
        calls.forEach(call -> send(call, countdown));
    }

    private void send(FetchCall call, Runnable done) {
        CompiledStep.Fetch fetch = call.fetch();
        client.fetch(
                new SubgraphRequest(fetch.subgraph(), fetch.kind(), call.body(), context),
                result ->
                        guarded(
                                () -> {
                                    SubgraphAnswer read =
                                            SubgraphAnswer.read(
                                                    fetch.subgraph(), result, bounds.scan());
                                    serially(
                                            () -> {
                                                merger.merge(call, read);
                                                done.run();
                                            });
                                }));
    }

    private void finish() {
        JsonBuffer out = new JsonBuffer(plan.answerSize().bytes());
        out.ascii("{\"data\":");
        if (errors.count() > 0) {
            StrayErrors.drop(merged, plan, errors);
        }
        new AnswerWriter(merged, plan, errors, out).write();
        if (errors.count() > 0) {
            out.ascii(",\"errors\":");
            errors.write(new JsonWriter(out));
        }
        out.raw((byte) '}');
        plan.answerSize().learn(out.length());
        answer.complete(Answer.of(out, errors.count()));
    }

    private void serially(Runnable step) {
        queue.execute(() -> guarded(step));
    }

    /// Whatever a step throws is a fault of the router: the answer fails, and nobody waits for it.
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (AnswerTooLarge tooLarge) {
            answer.complete(Answer.of(tooLarge));
        } catch (RuntimeException | Error fault) {
            answer.completeExceptionally(fault);
        }
    }

    /// Runs something at the last of so many calls; only within the queue.
    private static final class Countdown implements Runnable {
        private final Runnable last;
        private int left;

        Countdown(int count, Runnable last) {
            this.left = count;
            this.last = last;
        }

        @Override
        public void run() {
            if (--left == 0) {
                last.run();
            }
        }
    }
}
