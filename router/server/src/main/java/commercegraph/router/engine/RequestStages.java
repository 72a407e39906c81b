package commercegraph.router.engine;

import commercegraph.router.engine.Position.Answered;
import commercegraph.router.engine.Position.Awaits;
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

/// What stands between one request and its plan, stage by stage: which one follows from what the
/// one before gave. Immutable; it does not matter where it is called.
record RequestStages(Preparation preparation, GraphRequest request, Requester requester) {
    private static final int STATUS_METHOD_NOT_ALLOWED = 405;

    Position first() {
        return new Awaits<>(
                preparation.document(
                        request.document(), request.operationName(), requester.client()),
                outcome ->
                        switch (outcome) {
                            case DocumentOutcome.Valid(var operation) -> normalize(operation);
                            case DocumentOutcome.Invalid(var errors) -> invalid(errors);
                        });
    }

    private Position normalize(ClientOperation operation) {
        if (operation.kind() == OperationKind.MUTATION && !request.mutations()) {
            return refused(
                    STATUS_METHOD_NOT_ALLOWED,
                    RequestError.of(
                            RequestError.BAD_USER_INPUT, "A mutation is sent by POST, not by GET"));
        }
        Tape tape = request.variables().tape();
        int object = request.variables().object();
        List<OperationError> errors = operation.checkVariables(tape, object);
        if (!errors.isEmpty()) {
            return invalid(errors);
        }
        return new Awaits<>(
                preparation.normalize(
                        operation, operation.conditionValues(tape, object), requester.client()),
                outcome ->
                        switch (outcome) {
                            case NormalizedOutcome.Valid normalized -> authorize(normalized);
                            case NormalizedOutcome.Invalid(var found) -> invalid(found);
                        });
    }

    private Position authorize(NormalizedOutcome.Valid normalized) {
        OperationGuards guards = normalized.guards();
        Optional<RequestError> refusal = unsigned(guards.signatureScopes());
        if (refusal.isPresent()) {
            return refused(SignatureRefusal.valueOf(refusal.get().code()).status(), refusal.get());
        }
        return new Awaits<>(
                preparation.plan(
                        normalized, guards.denialsFor(requester.grants()), requester.client()),
                outcome ->
                        switch (outcome) {
                            case PlanOutcome.Valid(var plan) -> new Position.Planned(plan);
                            case PlanOutcome.Refused(var error) ->
                                    new Answered(new GraphAnswer.Invalid(List.of(error)));
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

    private static Position invalid(List<OperationError> errors) {
        return new Answered(
                new GraphAnswer.Invalid(errors.stream().map(RequestError::of).toList()));
    }

    private static Position refused(int status, RequestError error) {
        return new Answered(new GraphAnswer.Refused(status, error));
    }
}
