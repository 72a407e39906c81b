package commercegraph.router.engine;

import commercegraph.router.execution.Answer;
import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.Executor;
import commercegraph.router.execution.Variables;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.json.Tape;
import commercegraph.router.security.SignatureOutcome;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Equal queries of one caller that are in flight at the same time are executed once, and all of
/// them get the one answer. Mutations never share, nor do signed requests, each of which is meant
/// to be an act of its own. Nothing is kept once the answer is there.
///
/// Queries are equal when they have one plan and the same bytes for variables; callers are one when
/// they have one partition. The correlation id that goes to subgraphs is that of the first request.
final class SharedAnswers {
    private final Executor executor;
    private final boolean enabled;
    private final ConcurrentMap<Key, CompletableFuture<Answer>> flights = new ConcurrentHashMap<>();

    SharedAnswers(Executor executor, boolean enabled) {
        this.executor = executor;
        this.enabled = enabled;
    }

    CompletionStage<Answer> execute(CompiledPlan plan, Variables variables, Requester requester) {
        if (!enabled
                || plan.kind() != OperationKind.QUERY
                || !(requester.signature() instanceof SignatureOutcome.Absent)) {
            return executor.execute(plan, variables, requester.context());
        }
        Key key = Key.of(plan, variables, requester.context().caller().partition());
        CompletableFuture<Answer> own = new CompletableFuture<>();
        CompletableFuture<Answer> running = flights.putIfAbsent(key, own);
        if (running != null) {
            return running;
        }
        lead(key, own, variables, requester);
        return own;
    }

    private void lead(
            Key key, CompletableFuture<Answer> own, Variables variables, Requester requester) {
        try {
            executor.execute(key.plan(), variables, requester.context())
                    .whenComplete((answer, failure) -> land(key, own, answer, failure));
        } catch (RuntimeException fault) {
            land(key, own, null, fault);
        }
    }

    private void land(
            Key key,
            CompletableFuture<Answer> own,
            @Nullable Answer answer,
            @Nullable Throwable failure) {
        flights.remove(key, own);
        if (failure == null) {
            own.complete(answer);
        } else {
            own.completeExceptionally(failure);
        }
    }

    /// A query as far as its answer depends on it.
    ///
    /// @param plan the same object for the same document, conditions and denials
    private record Key(CompiledPlan plan, String partition, byte[] variables, int hash) {
        static Key of(CompiledPlan plan, Variables variables, String partition) {
            Tape tape = variables.tape();
            byte[] bytes =
                    Arrays.copyOfRange(
                            tape.bytes(),
                            tape.start(variables.object()),
                            tape.end(variables.object()));
            int hash =
                    (Arrays.hashCode(bytes) * 31 + partition.hashCode()) * 31
                            + System.identityHashCode(plan);
            return new Key(plan, partition, bytes, hash);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && plan == key.plan
                    && partition.equals(key.partition)
                    && Arrays.equals(variables, key.variables);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
