package commercegraph.router.engine;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import commercegraph.router.engine.workers.Lane;
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
import java.util.function.ToIntFunction;

/// The stages before execution, over one graph, each with what it found out before: a document's
/// operation, its normalized form for given conditions, and the plan for given denials and labels.
///
/// What is not known yet is a [Stage], for whoever comes first to have it worked out by a worker.
/// Requests that ask for the same at the same time wait for one and the same result.
final class Preparation {
    private static final int DOCUMENT_OVERHEAD = 1_024;

    /// Of a plan that counts as one.
    private static final int FIELDS_PER_PLAN = 16;

    /// What short work may take: most of what people write takes a quarter of it. Each is some
    /// milliseconds.
    private static final int SHORT_SELECTIONS = 4_000;

    private static final int SHORT_PLAN_STEPS = 4_000;

    private static final OperationError TOO_LARGE =
            OperationError.of(
                    OperationError.Code.OPERATION_TOO_LARGE, "The operation is nested too deep");
    private static final DocumentOutcome TOO_DEEP = new DocumentOutcome.Invalid(List.of(TOO_LARGE));

    private final OperationReader reader;
    private final FieldAuthorization authorization;
    private final OverrideLabels labels;
    private final QueryPlanner planner;
    private final EngineSettings settings;
    private final AsyncCache<DocumentKey, DocumentOutcome> documents;
    private final AsyncCache<NormalizedKey, NormalizedOutcome> normalized;
    private final AsyncCache<PlanKey, PlanOutcome> plans;

    Preparation(
            OperationReader reader,
            FieldAuthorization authorization,
            OverrideLabels labels,
            QueryPlanner planner,
            EngineSettings settings) {
        this.reader = reader;
        this.authorization = authorization;
        this.labels = labels;
        this.planner = planner;
        this.settings = settings;
        this.documents =
                Caffeine.newBuilder()
                        .maximumWeight(settings.plans().cachedCharactersMax())
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

    /// @param client waits for it, as in the others
    Stage<DocumentOutcome> document(
            String document, Optional<String> operationName, Client client) {
        return stage(
                documents, new DocumentKey(document, operationName), client, this::read, TOO_DEEP);
    }

    Stage<NormalizedOutcome> normalize(
            ClientOperation operation, Map<String, Boolean> conditions, Client client) {
        return stage(
                normalized,
                new NormalizedKey(operation, conditions),
                client,
                this::normalize,
                new NormalizedOutcome.Invalid(List.of(TOO_LARGE)));
    }

    Stage<PlanOutcome> plan(NormalizedOutcome.Valid operation, Denials denials, Client client) {
        return stage(
                plans,
                new PlanKey(operation, denials, labels.decide(operation.overrideLabels())),
                client,
                this::plan,
                new PlanOutcome.Refused(RequestError.of(TOO_LARGE)));
    }

    /// How many plans are kept, about.
    long keptPlans() {
        return plans.synchronous().estimatedSize();
    }

    long keptDocuments() {
        return documents.synchronous().estimatedSize();
    }

    private Optional<DocumentOutcome> read(DocumentKey key, Lane lane) {
        int stepsMax = within(lane, SHORT_SELECTIONS);
        return switch (reader.read(key.document(), key.operationName(), stepsMax)) {
            case Checked.Valid<ClientOperation>(var operation) ->
                    Optional.of(new DocumentOutcome.Valid(operation));
            case Checked.Invalid<ClientOperation>(var errors) ->
                    ended(lane, errors)
                            ? Optional.of(new DocumentOutcome.Invalid(errors))
                            : Optional.empty();
        };
    }

    private Optional<NormalizedOutcome> normalize(NormalizedKey key, Lane lane) {
        int stepsMax = within(lane, SHORT_SELECTIONS);
        return switch (key.operation().normalize(key.conditions(), stepsMax)) {
            case Checked.Valid<Operation>(var operation) -> Optional.of(limited(operation));
            case Checked.Invalid<Operation>(var errors) ->
                    ended(lane, errors)
                            ? Optional.of(new NormalizedOutcome.Invalid(errors))
                            : Optional.empty();
        };
    }

    private static int within(Lane lane, int shortMax) {
        return lane == Lane.SHORT ? shortMax : Integer.MAX_VALUE;
    }

    /// What is too large for short work may be so for this lane alone.
    private static boolean ended(Lane lane, List<OperationError> errors) {
        return lane == Lane.LONG
                || errors.stream()
                        .noneMatch(
                                error -> error.code() == OperationError.Code.OPERATION_TOO_LARGE);
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

    private Optional<PlanOutcome> plan(PlanKey key, Lane lane) {
        Operation authorized = authorization.authorize(key.operation().operation(), key.denials());
        int stepsMax = within(lane, SHORT_PLAN_STEPS);
        return switch (planner.plan(authorized, key.overrideLabels(), stepsMax)) {
            case Planning.Planned(var plan, _) ->
                    Optional.of(new PlanOutcome.Valid(CompiledPlan.of(plan)));
            case Planning.Refused(PlanningFailure.TooManySteps _) when lane == Lane.SHORT ->
                    Optional.empty();
            case Planning.Refused(var failure) -> Optional.of(refused(failure));
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

    /// Works one stage out.
    @FunctionalInterface
    private interface Work<K, V> {
        Optional<V> work(K key, Lane lane);
    }

    /// The stage of this key, with the client among those who wait for it. A dropped one is on its
    /// way out of the cache, and begun anew.
    ///
    /// @param tooDeep its result when the stack is not enough: stack frames are what recursion
    ///     costs here; the bounds of documents leave some, and if they do not, the request is too
    ///     large
    private static <K, V> Stage<V> stage(
            AsyncCache<K, V> cache, K key, Client client, Work<K, V> work, V tooDeep) {
        while (true) {
            Stage<V> stage =
                    (Stage<V>)
                            cache.get(
                                    key,
                                    (_, _) -> new Stage<>(lane -> deep(work, key, lane, tooDeep)));
            if (stage.enter(client)) {
                return stage;
            }
            cache.asMap().remove(key, stage);
        }
    }

    private static <K, V> Optional<V> deep(Work<K, V> work, K key, Lane lane, V tooDeep) {
        try {
            return work.work(key, lane);
        } catch (StackOverflowError _) {
            return Optional.of(tooDeep);
        }
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
                .maximumWeight(settings.plans().cachedMax() * FIELDS_PER_PLAN)
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
