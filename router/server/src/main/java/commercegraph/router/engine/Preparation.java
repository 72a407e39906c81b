package commercegraph.router.engine;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.limits.OperationLimits;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.operation.Selection;
import commercegraph.router.planner.Planning;
import commercegraph.router.planner.PlanningFailure;
import commercegraph.router.planner.QueryPlanner;
import commercegraph.router.security.Denials;
import commercegraph.router.security.FieldAuthorization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// The stages before execution, over one graph, each with what it found out before: a document's
/// operation, its normalized form for given conditions, and the plan for given denials and labels.
///
/// What is not known yet is worked out by workers. Requests that ask for the same at the same time
/// wait for one and the same result.
final class Preparation {
    private static final int DOCUMENT_OVERHEAD = 1_024;

    /// Of a plan that counts as one.
    private static final int FIELDS_PER_PLAN = 16;

    private static final OperationError TOO_LARGE =
            OperationError.of(
                    OperationError.Code.OPERATION_TOO_LARGE, "The operation is nested too deep");

    private final OperationReader reader;
    private final FieldAuthorization authorization;
    private final OverrideLabels labels;
    private final QueryPlanner planner;
    private final EngineSettings settings;
    private final Executor workers;
    private final AsyncCache<DocumentKey, DocumentOutcome> documents;
    private final AsyncCache<NormalizedKey, NormalizedOutcome> normalized;
    private final AsyncCache<PlanKey, PlanOutcome> plans;

    Preparation(
            OperationReader reader,
            FieldAuthorization authorization,
            OverrideLabels labels,
            QueryPlanner planner,
            EngineSettings settings,
            Executor workers) {
        this.reader = reader;
        this.authorization = authorization;
        this.labels = labels;
        this.planner = planner;
        this.settings = settings;
        this.workers = workers;
        this.documents =
                Caffeine.newBuilder()
                        .maximumWeight(settings.cachedCharactersMax())
                        .weigher(
                                (DocumentKey key, DocumentOutcome _) ->
                                        key.document().length() + DOCUMENT_OVERHEAD)
                        .executor(Runnable::run)
                        .buildAsync();
        this.normalized = bounded(settings, Preparation::fields);
        this.plans = bounded(settings, Preparation::fields);
    }

    private record DocumentKey(String document, Optional<String> operationName) {}

    /// @param operation the same object for the same document, so that comparing is cheap
    private record NormalizedKey(ClientOperation operation, Map<String, Boolean> conditions) {}

    private record PlanKey(
            NormalizedOutcome.Valid operation, Denials denials, Set<String> overrideLabels) {}

    CompletableFuture<DocumentOutcome> document(String document, Optional<String> operationName) {
        return documents.get(
                new DocumentKey(document, operationName),
                (key, _) -> work(() -> read(key), DocumentOutcome.Invalid::new));
    }

    CompletableFuture<NormalizedOutcome> normalize(
            ClientOperation operation, Map<String, Boolean> conditions) {
        return normalized.get(
                new NormalizedKey(operation, conditions),
                (key, _) ->
                        work(
                                () -> normalizeNow(key.operation(), key.conditions()),
                                NormalizedOutcome.Invalid::new));
    }

    CompletableFuture<PlanOutcome> plan(NormalizedOutcome.Valid operation, Denials denials) {
        return plans.get(
                new PlanKey(operation, denials, labels.decide(operation.overrideLabels())),
                (key, _) ->
                        work(
                                () -> planNow(key),
                                errors ->
                                        new PlanOutcome.Refused(
                                                RequestError.of(errors.getFirst()))));
    }

    /// How many plans are kept, about.
    long keptPlans() {
        return plans.synchronous().estimatedSize();
    }

    long keptDocuments() {
        return documents.synchronous().estimatedSize();
    }

    private DocumentOutcome read(DocumentKey key) {
        return switch (reader.read(key.document(), key.operationName())) {
            case Checked.Valid<ClientOperation>(var operation) ->
                    new DocumentOutcome.Valid(operation);
            case Checked.Invalid<ClientOperation>(var errors) ->
                    new DocumentOutcome.Invalid(errors);
        };
    }

    private NormalizedOutcome normalizeNow(
            ClientOperation client, Map<String, Boolean> conditions) {
        return switch (client.normalize(conditions)) {
            case Checked.Valid<Operation>(var operation) -> limited(operation);
            case Checked.Invalid<Operation>(var errors) -> new NormalizedOutcome.Invalid(errors);
        };
    }

    private NormalizedOutcome limited(Operation operation) {
        OperationLimits limits = settings.limits();
        Optional<String> exceeded = limits.exceededBy(operation);
        if (exceeded.isPresent()) {
            return invalid(OperationError.Code.OPERATION_TOO_LARGE, exceeded.get());
        }
        if (!settings.introspection() && introspects(operation)) {
            return invalid(
                    OperationError.Code.GRAPHQL_VALIDATION_FAILED,
                    "Introspection is not allowed here");
        }
        return new NormalizedOutcome.Valid(
                operation, authorization.guardsOf(operation), labels.of(operation));
    }

    private PlanOutcome planNow(PlanKey key) {
        Operation authorized = authorization.authorize(key.operation().operation(), key.denials());
        return switch (planner.plan(authorized, key.overrideLabels())) {
            case Planning.Planned(var plan, _) -> new PlanOutcome.Valid(CompiledPlan.of(plan));
            case Planning.Refused(var failure) -> refused(failure);
        };
    }

    /// Too much work is the operation's fault; a field that no subgraph has is the supergraph's.
    private static PlanOutcome refused(PlanningFailure failure) {
        String code =
                switch (failure) {
                    case PlanningFailure.TooManySteps _ -> RequestError.OPERATION_TOO_LARGE;
                    case PlanningFailure.Unreachable _ -> RequestError.INTERNAL;
                };
        return new PlanOutcome.Refused(RequestError.of(code, failure.message()));
    }

    /// Stack frames are what recursion costs here; the bounds of documents leave some, and if they
    /// do not, the request is too large.
    private <T> CompletableFuture<T> work(
            Supplier<T> stage, Function<List<OperationError>, T> invalid) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return stage.get();
                    } catch (StackOverflowError tooDeep) {
                        return invalid.apply(List.of(TOO_LARGE));
                    }
                },
                workers);
    }

    private static boolean introspects(Operation operation) {
        return operation.selections().stream()
                .anyMatch(
                        selection ->
                                selection instanceof Selection.Field field
                                        && (field.name().equals("__schema")
                                                || field.name().equals("__type")));
    }

    private static NormalizedOutcome invalid(OperationError.Code code, String message) {
        return new NormalizedOutcome.Invalid(List.of(OperationError.of(code, message)));
    }

    /// A large plan takes the room of several.
    private static <K, V> AsyncCache<K, V> bounded(
            EngineSettings settings, ToIntFunction<V> fields) {
        return Caffeine.newBuilder()
                .maximumWeight(settings.cachedPlansMax() * FIELDS_PER_PLAN)
                .weigher((K _, V kept) -> Math.max(FIELDS_PER_PLAN, fields.applyAsInt(kept)))
                .executor(Runnable::run)
                .buildAsync();
    }

    private static int fields(NormalizedOutcome outcome) {
        return switch (outcome) {
            case NormalizedOutcome.Valid valid -> fields(valid.operation().selections());
            case NormalizedOutcome.Invalid _ -> 0;
        };
    }

    private static int fields(PlanOutcome outcome) {
        return switch (outcome) {
            case PlanOutcome.Valid(var plan) -> plan.fields();
            case PlanOutcome.Refused _ -> 0;
        };
    }

    private static int fields(List<Selection> selections) {
        int count = 0;
        for (Selection selection : selections) {
            count +=
                    switch (selection) {
                        case Selection.Field field -> 1 + fields(field.selections());
                        case Selection.Fragment(_, var inner) -> fields(inner);
                    };
        }
        return count;
    }
}
