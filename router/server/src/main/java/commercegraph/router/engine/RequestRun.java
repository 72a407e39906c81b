package commercegraph.router.engine;

import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.Variables;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.OperationError;
import commercegraph.router.security.OperationGuards;
import commercegraph.router.security.SignatureOutcome;
import commercegraph.router.security.SignatureRefusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request's way through the stages, on its event loop.
final class RequestRun {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRun.class);
    private static final int STATUS_METHOD_NOT_ALLOWED = 405;
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
        then(
                () -> graph.preparation().document(request.document(), request.operationName()),
                outcome -> {
                    switch (outcome) {
                        case DocumentOutcome.Valid(var operation) -> normalize(operation);
                        case DocumentOutcome.Invalid(var errors) -> invalid(errors);
                    }
                });
    }

    private void normalize(ClientOperation operation) {
        if (operation.kind() == OperationKind.MUTATION && !request.mutations()) {
            refuse(
                    STATUS_METHOD_NOT_ALLOWED,
                    RequestError.of(
                            RequestError.BAD_USER_INPUT, "A mutation is sent by POST, not by GET"));
            return;
        }
        Tape tape = request.variables().tape();
        int object = request.variables().object();
        List<OperationError> errors = operation.checkVariables(tape, object);
        if (!errors.isEmpty()) {
            invalid(errors);
            return;
        }
        then(
                () ->
                        graph.preparation()
                                .normalize(operation, operation.conditionValues(tape, object)),
                outcome -> {
                    switch (outcome) {
                        case NormalizedOutcome.Valid normalized -> authorize(normalized);
                        case NormalizedOutcome.Invalid(var found) -> invalid(found);
                    }
                });
    }

    private void authorize(NormalizedOutcome.Valid normalized) {
        OperationGuards guards = normalized.guards();
        Optional<RequestError> refusal = unsigned(guards.signatureScopes());
        if (refusal.isPresent()) {
            refuse(SignatureRefusal.valueOf(refusal.get().code()).status(), refusal.get());
            return;
        }
        then(
                () -> graph.preparation().plan(normalized, guards.denialsFor(requester.grants())),
                outcome -> {
                    switch (outcome) {
                        case PlanOutcome.Valid(var plan) -> execute(plan);
                        case PlanOutcome.Refused(var error) ->
                                done(new GraphAnswer.Invalid(List.of(error)));
                    }
                });
    }

    /// Why the request's signature does not do for these scopes. Without scopes no signature is
    /// asked for.
    private Optional<RequestError> unsigned(Set<String> scopes) {
        if (scopes.isEmpty()) {
            return Optional.empty();
        }
        return switch (requester.signature()) {
            case SignatureOutcome.Valid(_, var held) ->
                    held.containsAll(scopes)
                            ? Optional.empty()
                            : Optional.of(
                                    RequestError.of(
                                            SignatureRefusal.KEY_FORBIDDEN.name(),
                                            "The key does not carry the field's scope"));
            case SignatureOutcome.Absent() ->
                    Optional.of(
                            RequestError.of(
                                    SignatureRefusal.SIGNATURE_MISSING.name(),
                                    "The request must be signed"));
            case SignatureOutcome.Refused refused -> Optional.of(RequestError.of(refused));
        };
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
        then(
                () -> graph.answers().execute(plan, variables, requester),
                answer -> done(new GraphAnswer.Executed(answer)));
    }

    /// Goes on with what a stage gives, on the request's loop: at once when it is there.
    private <T> void then(Supplier<? extends CompletionStage<T>> stage, Consumer<T> next) {
        CompletionStage<T> started;
        try {
            started = stage.get();
        } catch (RejectedExecutionException busy) {
            overloaded();
            return;
        } catch (RuntimeException fault) {
            fail(fault);
            return;
        }
        started.whenComplete(
                (value, failure) -> requester.loop().execute(() -> proceed(next, value, failure)));
    }

    private <T> void proceed(Consumer<T> next, T value, @Nullable Throwable failure) {
        if (failure != null) {
            fail(failure);
            return;
        }
        try {
            next.accept(value);
        } catch (RuntimeException | StackOverflowError fault) {
            fail(fault);
        }
    }

    private void overloaded() {
        refuse(
                STATUS_UNAVAILABLE,
                RequestError.of(
                        RequestError.UNAVAILABLE,
                        "Too many new operations wait to be planned: try again"));
    }

    /// A fault of the router itself: the client learns that there is one, the log what it is.
    private void fail(Throwable fault) {
        LOG.error("request {} failed", requester.context().correlationId(), fault);
        refuse(
                STATUS_INTERNAL,
                RequestError.of(RequestError.INTERNAL, "The router failed to answer"));
    }

    private void invalid(List<OperationError> errors) {
        done(new GraphAnswer.Invalid(errors.stream().map(RequestError::of).toList()));
    }

    private void refuse(int status, RequestError error) {
        done(new GraphAnswer.Refused(status, error));
    }

    /// Once, whatever fails afterwards.
    private void done(GraphAnswer answer) {
        if (!done) {
            done = true;
            whenDone.accept(answer);
        }
    }
}
