package commercegraph.router.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.caller.Caller;
import commercegraph.router.execution.Answer;
import commercegraph.router.execution.AnswerEvents;
import commercegraph.router.execution.CompiledPlan;
import commercegraph.router.execution.ExecutionBounds;
import commercegraph.router.execution.Executor;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.execution.Variables;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.planner.Planning;
import commercegraph.router.planner.QueryPlanner;
import commercegraph.router.supergraph.Supergraph;
import graphql.GraphQL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reader, planner and executor over subgraphs in memory: for what asks so many operations that
/// HTTP would only be in the way.
public final class LocalRouter implements SubgraphClient {
    private static final int STEPS_MAX = 1_000_000;

    /// All other labels of `@override` are on.
    private static final String LABEL_OFF = "percent(0)";

    private static final RequestContext CONTEXT = new RequestContext(Caller.ANONYMOUS, "test");

    private final OperationReader reader;
    private final QueryPlanner planner;
    private final Executor executor;
    private final GraphQL introspection;
    private final Set<String> labelsOn;
    private final Turns turns = new Turns();
    private final UnaryOperator<QueryPlan> between;
    private final Map<String, FactsSubgraph> subgraphs = new HashMap<>();

    public LocalRouter(Supergraph supergraph, Suite suite) {
        this(supergraph, suite, UnaryOperator.identity());
    }

    /// @param between what happens to a plan before it is executed
    public LocalRouter(Supergraph supergraph, Suite suite, UnaryOperator<QueryPlan> between) {
        this.between = between;
        this.reader = new OperationReader(supergraph, DocumentLimits.DEFAULT);
        this.planner = new QueryPlanner(supergraph, STEPS_MAX);
        this.labelsOn = new HashSet<>(planner.labels());
        labelsOn.remove(LABEL_OFF);
        this.introspection = GraphQL.newGraphQL(supergraph.apiSchema()).build();
        this.executor = new Executor(this, ExecutionBounds.DEFAULT);
        suite.subgraphs()
                .forEach(
                        (name, sdl) ->
                                subgraphs.put(
                                        name,
                                        new FactsSubgraph(
                                                sdl,
                                                Json.object(
                                                        suite.facts().getOrDefault(name, Map.of())),
                                                turns)));
    }

    /// @param plan empty when the operation is not valid
    public record Outcome(Optional<QueryPlan> plan, Map<String, @Nullable Object> answer) {}

    /// @param plan empty when the operation is not valid
    /// @param answers one, or of a subscription one for each event
    public record Outcomes(Optional<QueryPlan> plan, List<Map<String, @Nullable Object>> answers) {}

    public Outcome answer(String query, Map<String, @Nullable Object> variables) {
        Outcomes outcomes = answers(query, variables);
        return new Outcome(outcomes.plan(), outcomes.answers().getFirst());
    }

    public Outcomes answers(String query, Map<String, @Nullable Object> variables) {
        turns.reset();
        try {
            Tape tape = Tape.scan(Json.write(variables));
            Checked<Operation> operation =
                    reader.read(query, Optional.empty()).then(client -> normalize(client, tape));
            return switch (operation) {
                case Checked.Valid<Operation>(var valid) -> execute(plan(valid), tape);
                case Checked.Invalid<Operation>(var errors) ->
                        new Outcomes(Optional.empty(), List.of(Map.of("errors", errors)));
            };
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Outcomes execute(QueryPlan plan, Tape tape) {
        Variables variables = new Variables(tape, tape.root());
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        if (plan.kind() == OperationKind.SUBSCRIPTION) {
            AnswerEvents events =
                    new AnswerEvents() {
                        @Override
                        public void next(Answer answer) {
                            answers.add(read(answer));
                        }

                        @Override
                        public void completed() {}
                    };
            executor.subscribe(CompiledPlan.of(plan), variables, CONTEXT, events);
        } else {
            answers.add(
                    read(
                            executor.execute(CompiledPlan.of(plan), variables, CONTEXT)
                                    .toCompletableFuture()
                                    .join()));
        }
        return new Outcomes(Optional.of(plan), answers);
    }

    private static Map<String, @Nullable Object> read(Answer answer) {
        return Json.object(Json.read(new String(answer.bytes(), UTF_8)));
    }

    private QueryPlan plan(Operation operation) {
        return switch (planner.plan(operation, labelsOn)) {
            case Planning.Planned(var plan, _) -> between.apply(plan);
            case Planning.Refused(var failure) ->
                    throw new IllegalArgumentException(failure.message());
        };
    }

    private static Checked<Operation> normalize(ClientOperation client, Tape variables) {
        return client.normalize(client.conditionValues(variables, variables.root()));
    }

    @Override
    public void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
        Map<String, @Nullable Object> body =
                Json.object(Json.read(new String(request.body(), UTF_8)));
        Map<String, Object> answer =
                request.subgraph().equals(SubgraphName.INTROSPECTION)
                        ? FactsSubgraph.execute(introspection, body)
                        : Objects.requireNonNull(subgraphs.get(request.subgraph().value()))
                                .execute(body);
        whenDone.accept(new SubgraphResponse(200, "application/json", Json.write(answer)));
    }

    @Override
    public Subscription subscribe(SubgraphRequest request, SubscriptionEvents events) {
        Map<String, @Nullable Object> body =
                Json.object(Json.read(new String(request.body(), UTF_8)));
        Objects.requireNonNull(subgraphs.get(request.subgraph().value()))
                .answers(body)
                .forEach(
                        answer ->
                                events.next(
                                        new SubgraphResponse(
                                                200, "application/json", Json.write(answer))));
        events.completed();
        return () -> {};
    }
}
